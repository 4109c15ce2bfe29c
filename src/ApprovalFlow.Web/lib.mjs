// Makes wwwroot/lib from node_modules: the components of NL Design System that the pages use, and htmx.
// The `html` flavour of a component styles plain elements, so that markup stays plain; the others go by class.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const elements = [
  "heading-1", "heading-2", "heading-3", "heading-4", "link", "table", "form-fieldset", "textbox", "textarea", "select",
  "button", "code", "separator",
];
const classes = ["skip-link"];

const from = (component, flavour) =>
  readFileSync(`node_modules/@utrecht/${component}-css/dist/${flavour}index.min.css`, "utf8");

mkdirSync("wwwroot/lib", { recursive: true });
// In a layer, so that the theme and the pages' own rules win whatever the specificity.
const css = [...elements.map(c => from(c, "html/")), ...classes.map(c => from(c, ""))].join("\n");
writeFileSync("wwwroot/lib/utrecht.css", `@layer utrecht {\n${css.replaceAll('@charset "UTF-8";', "")}\n}\n`);
copyFileSync("node_modules/htmx.org/dist/htmx.min.js", "wwwroot/lib/htmx.js");
