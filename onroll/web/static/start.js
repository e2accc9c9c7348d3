// Start the GOV.UK components; close the filters and figures on a small screen, where they would push the list away.
import { initAll } from "./vendor/govuk-frontend.min.js";

initAll();
if (window.matchMedia("(max-width: 40.0525em)").matches) {
  document.querySelectorAll("details.onroll-filter, details.onroll-figures").forEach((part) => part.removeAttribute("open"));
}
