// The page of a pair: what belongs to an answer shows once it is chosen, and single-letter keys where they are on.
const form = document.getElementById("decision");
const kinds = { s: "same", d: "different", c: "cannot_tell" };

function unfold() {
  for (const kind of Object.values(kinds)) {
    const chosen = document.getElementById("decision-" + kind).checked;
    document.getElementById("more-" + kind).hidden = !chosen;
  }
}

function choose(kind) {
  const radio = document.getElementById("decision-" + kind);
  if (!radio) return;
  radio.click();
  radio.focus();
}

function reason(place) {
  const chosen = form.querySelector("input[name=decision]:checked");
  const box = chosen && document.getElementById("why-" + chosen.value + "-" + place);
  if (!box) return;
  box.click();
  box.focus();
}

function writing(where) {
  return where.isContentEditable || where.tagName === "TEXTAREA" || where.tagName === "SELECT" ||
    (where.tagName === "INPUT" && !["radio", "checkbox", "submit"].includes(where.type));
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writing(event.target)) return;
  const key = event.key.toLowerCase();
  if (key in kinds) choose(kinds[key]);
  else if (/^[1-9]$/.test(key)) reason(key);
  else if (key === "w") document.getElementById("words").focus();
  else if (key === "n" && document.getElementById("after")) document.getElementById("after").click();
  else return;
  event.preventDefault();
}

if (form) {
  form.addEventListener("change", unfold);
  unfold();
}
if (form && form.dataset.shortcuts === "on") document.addEventListener("keydown", pressed);
