// Inputs, buttons and modals: reading what was put in, pressing, sending, and showing the modal that the bot opened.
import { act, fragment, me, toast, upload } from "./net.js";

const modal = document.getElementById("modal");
const asking = document.getElementById("confirm");

const READ = {
  checkboxes: (input) => [...input.querySelectorAll("input:checked")].map((each) => each.value),
  radio_buttons: (input) => input.querySelector("input:checked")?.value ?? null,
  file_input: (input) => [...input.querySelectorAll("[data-file]")].map((each) => each.dataset.file),
  datetimepicker: (input) => (input.value ? String(Math.floor(new Date(input.value).getTime() / 1000)) : null),
};

function valueOf(input) {
  const kind = input.dataset.input;
  if (READ[kind]) return READ[kind](input);
  if (kind.startsWith("multi_")) return READ.checkboxes(input);
  return input.value === "" ? null : input.value;
}

export function valuesIn(root) {
  const values = {};
  for (const input of root.querySelectorAll("[data-input]")) {
    (values[input.dataset.block] ??= {})[input.dataset.action] = valueOf(input);
  }
  return values;
}

function whereOf(element) {
  const view = element.closest("[data-view]");
  if (view) return { view: view.dataset.view, values: valuesIn(view) };
  const message = element.closest("[data-ts]");
  return { channel: message.dataset.channel, ts: message.dataset.ts };
}

export async function press(element, value) {
  const detail = element.closest("[data-confirm]")?.dataset.confirm;
  if (detail && !(await agreed(JSON.parse(detail)))) return;
  const input = element.closest("[data-input]") ?? element;
  element.setAttribute("aria-busy", "true");
  await act("press", { ...whereOf(element), block: input.dataset.block, action: input.dataset.action, value });
  element.removeAttribute("aria-busy");
  element.closest("details.overflow")?.removeAttribute("open");
}

function agreed(detail) {
  const make = (name, text, kind) => Object.assign(document.createElement(name), { textContent: text, className: kind ?? "" });
  const head = document.createElement("header");
  const body = document.createElement("div");
  const foot = document.createElement("footer");
  head.append(Object.assign(make("h2", detail.title.text), { id: "confirm-title" }));
  body.className = "modal-body";
  body.append(make("p", detail.text.text));
  const deny = make("button", detail.deny.text, "button");
  const confirm = make("button", detail.confirm.text, `button ${detail.style === "danger" ? "danger" : "primary"}`);
  foot.append(deny, confirm);
  asking.replaceChildren(head, body, foot);
  asking.showModal();
  return new Promise((resolve) => {
    const done = (answer) => { asking.close(); resolve(answer); };
    deny.onclick = () => done(false);
    confirm.onclick = () => done(true);
    asking.oncancel = () => resolve(false);
  });
}

export function prepare(root) {
  for (const input of root.querySelectorAll("details.many")) summarise(input);
  for (const input of root.querySelectorAll("[data-epoch]")) {
    const seconds = Number(input.dataset.epoch);
    if (seconds) input.value = new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }
  for (const input of root.querySelectorAll("[data-most]")) count(input);
}

function summarise(input) {
  const chosen = [...input.querySelectorAll("input:checked")].map((each) => each.closest("label").textContent.trim());
  const line = input.querySelector("[data-summary]");
  line.dataset.empty ??= line.textContent;
  line.textContent = chosen.length ? chosen.join(", ") : line.dataset.empty;
}

function count(input) {
  const most = Number(input.dataset.most);
  let line = input.nextElementSibling;
  if (!line?.classList.contains("count")) {
    line = document.createElement("small");
    line.className = "count";
    input.after(line);
  }
  line.textContent = input.value.length > most * 0.7 ? `${input.value.length} of ${most} characters` : "";
}

async function take(input) {
  const holder = input.closest("[data-input]");
  for (const file of input.files) {
    const answer = await upload(file);
    if (!answer.ok) { toast(answer.error ?? "The file did not arrive."); continue; }
    const line = Object.assign(document.createElement("li"), { textContent: answer.name });
    line.dataset.file = answer.file;
    if (!input.multiple) holder.querySelector("ul").replaceChildren();
    holder.querySelector("ul").append(line);
  }
  input.value = "";
}

export async function showModal() {
  const found = await fragment("/page/modal");
  if (!found) { modal.replaceChildren(); modal.close(); return; }
  const before = modal.querySelector("form");
  const typed = before ? valuesNow(before) : null;
  const focused = document.activeElement?.closest?.("[data-input]");
  const mark = focused && modal.contains(focused) ? [focused.dataset.block, focused.dataset.action] : null;
  modal.innerHTML = found.html;
  const form = modal.querySelector("form");
  if (before && before.dataset.view === form.dataset.view) restore(form, typed);
  prepare(form);
  if (!modal.open) modal.showModal();
  focusOn(form, mark, before);
}

function focusOn(form, mark, before) {
  const wrong = form.querySelector(".wrong [data-input]");
  const again = mark && form.querySelector(`[data-block="${CSS.escape(mark[0])}"][data-action="${CSS.escape(mark[1])}"]`);
  const first = form.querySelector("[autofocus], .question [data-input], .actions .button, footer .button");
  const target = again ?? wrong ?? (before?.dataset.view === form.dataset.view ? null : first);
  if (!target) return;
  (target.matches("div, details") ? target.querySelector("input, summary") : target)?.focus();
}

function valuesNow(form) {
  return [...form.querySelectorAll("input[data-input], textarea[data-input], select[data-input]")].map((input) => [input.dataset.block, input.dataset.action, input.value]);
}

function restore(form, typed) {
  for (const [block, action, value] of typed) {
    const input = form.querySelector(`[data-block="${CSS.escape(block)}"][data-action="${CSS.escape(action)}"]`);
    if (input && value !== "" && input.value !== value && "value" in input) input.value = value;
  }
}

async function submit(form) {
  if (form.classList.contains("working")) return;
  form.classList.add("working");
  await act("submit", { view: form.dataset.view, values: valuesIn(form) });
  form.classList.remove("working");
  await showModal();
}

// Escape, the cross and the cancel button all end here; a dialog that was emptied first was closed by the bot.
async function closed() {
  const form = modal.querySelector("form");
  modal.replaceChildren();
  if (form) await act("close", { view: form.dataset.view });
}

modal.addEventListener("close", closed);
modal.addEventListener("submit", (event) => { event.preventDefault(); submit(event.target); });
modal.addEventListener("click", (event) => { if (event.target.closest("[data-close]")) modal.close(); });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-press]");
  if (button) press(button, button.dataset.value);
  const label = event.target.closest(".question .label");
  if (label) label.parentElement.querySelector("input, textarea, select, summary")?.focus();
});
document.addEventListener("change", (event) => {
  const target = event.target;
  const input = target.closest("[data-input]");
  if (!input) return;
  if (target.type === "file") take(target);
  if (input.matches("details.many")) summarise(input);
  if (input.closest("[data-chooses]") && me.id) press(input, valueOf(input));
});
document.addEventListener("input", (event) => { if (event.target.dataset?.most) count(event.target); });
