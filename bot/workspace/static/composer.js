// The message box: Enter sends, Shift+Enter breaks the line, a slash offers the commands.
import { act, toast, upload } from "./net.js";

const commands = JSON.parse(document.getElementById("commands").textContent);
const hints = document.getElementById("hints");
let marked = 0;

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function matching(text) {
  const word = text.split(" ")[0];
  return text.startsWith("/") ? commands.filter((each) => (text.includes(" ") ? each.name === word : each.name.startsWith(word))) : [];
}

function line(each, index, box) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("role", "option");
  button.setAttribute("aria-selected", String(index === marked));
  const name = Object.assign(document.createElement("code"), { textContent: `${each.name} ` });
  const hint = Object.assign(document.createElement("small"), { textContent: each.hint });
  const about = Object.assign(document.createElement("small"), { textContent: each.about });
  const first = document.createElement("span");
  first.append(name, hint);
  button.append(first, about);
  button.onclick = () => choose(each, box);
  return button;
}

function choose(each, box) {
  box.value = `${each.name} `;
  box.focus();
  offer(box);
}

function offer(box) {
  const found = matching(box.value);
  marked = Math.min(marked, Math.max(found.length - 1, 0));
  hints.replaceChildren(...found.map((each, index) => line(each, index, box)));
  hints.hidden = !found.length;
}

function keys(event, box, offering) {
  const found = offering && !hints.hidden ? matching(box.value) : [];
  if (found.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    marked = (marked + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
    offer(box);
  } else if (found.length && (event.key === "Tab" || (event.key === "Enter" && found[marked].name.startsWith(box.value) && box.value !== found[marked].name)) && !box.value.includes(" ")) {
    event.preventDefault();
    choose(found[marked], box);
  } else if (event.key === "Escape" && offering && !hints.hidden) {
    event.preventDefault();
    hints.hidden = true;
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    box.form.requestSubmit();
  }
}

async function attach(input, list) {
  for (const file of input.files) {
    const answer = await upload(file);
    if (!answer.ok) { toast(answer.error ?? "The file did not arrive."); continue; }
    const line = Object.assign(document.createElement("li"), { textContent: answer.name });
    line.dataset.file = answer.file;
    list.append(line);
  }
  input.value = "";
}

export function compose(box, where, offering) {
  const attached = box.form.querySelector(".attached");
  const input = box.form.querySelector("input[type=file]");
  input.addEventListener("change", () => attach(input, attached));
  box.addEventListener("input", () => { grow(box); if (offering) { marked = 0; offer(box); } });
  box.addEventListener("keydown", (event) => keys(event, box, offering));
  box.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    const files = [...attached.children].map((each) => each.dataset.file);
    if (!text && !files.length) return;
    attached.replaceChildren();
    box.value = "";
    grow(box);
    if (offering) hints.hidden = true;
    const answer = await act("type", { text, files, ...where() });
    if (!answer.ok && !box.value) box.value = text;
  });
}
