// Start the GOV.UK components; close the filters on a small screen, where they would hide the list.
import { initAll } from "./vendor/govuk-frontend.min.js";

initAll();
if (window.matchMedia("(max-width: 40.0525em)").matches) {
  document.querySelectorAll("details.onroll-filter").forEach((filter) => filter.removeAttribute("open"));
}
