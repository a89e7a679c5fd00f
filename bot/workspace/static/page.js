// The page: which channel and thread are shown, and keeping them fresh as the workspace changes.
import { compose } from "./composer.js";
import { prepare, showModal } from "./forms.js";
import { act, fragment, me } from "./net.js";

const at = (id) => document.getElementById(id);
const here = { name: "", id: "", thread: "", tab: "home" };
const unread = new Set();
const EMPTY = `Nothing here yet. Type ${JSON.parse(at("commands").textContent)[0]?.name ?? "/"} and press Enter to see what can be started.`;

function placeOf(channel) { return channel.startsWith("D") ? "app" : channel; }

function plain(text) {
  const box = document.createElement("textarea");
  box.innerHTML = text ?? "";
  return box.value;
}

function regroup(list) {
  list.querySelectorAll(".day").forEach((each) => each.remove());
  let before = null;
  for (const each of list.querySelectorAll(".message")) {
    if (before?.dataset.day !== each.dataset.day) {
      each.before(Object.assign(document.createElement("div"), { className: "day", textContent: each.dataset.day }));
      before = null;
    }
    const near = before && before.dataset.author === each.dataset.author && Number(each.dataset.ts) - Number(before.dataset.ts) < 240;
    const calm = near && !before.querySelector(".replies") && !each.matches(".private") && !before.matches(".private, .joining");
    each.classList.toggle("follows", Boolean(calm));
    before = each;
  }
}

function fill(list, html) {
  list.innerHTML = html || '<p class="empty"></p>';
  const empty = list.querySelector(".empty");
  if (empty) empty.textContent = EMPTY;
  prepare(list);
  regroup(list);
  list.scrollTop = list.scrollHeight;
}

async function showPlaces() {
  const found = await fragment("/page/places", { here: here.name === "app" ? "app" : here.id });
  at("places").innerHTML = found.html;
  for (const link of at("places").querySelectorAll("[data-place]")) link.classList.toggle("unread", unread.has(link.dataset.place));
}

async function showChannel() {
  const app = here.name === "app";
  const found = await fragment("/page/channel", { channel: here.name }).catch(() => null);
  if (!found) { if (here.name !== "service") location.hash = "service"; return; }
  here.id = found.headers.get("X-Channel");
  at("title").textContent = plain(found.headers.get("X-Title"));
  at("topic").textContent = app ? "The app: your overview, and a place to talk to it" : plain(found.headers.get("X-Topic"));
  at("say").placeholder = `Message ${at("title").textContent.replace("# ", "#")}`;
  document.title = `${at("title").textContent} · ${document.querySelector(".team strong").textContent}`;
  at("tabs").hidden = !app;
  const home = app && here.tab === "home";
  at("home").hidden = !home;
  at("messages").hidden = home;
  at("composer").hidden = home;
  for (const tab of document.querySelectorAll("[data-tab]")) tab.setAttribute("aria-selected", String(tab.dataset.tab === here.tab));
  fill(at("messages"), found.html);
  unread.delete(placeOf(here.id));
  if (home) { await showHome(); await act("home", {}); }
}

async function showHome() {
  const found = await fragment("/page/home");
  at("home").innerHTML = found.html;
  prepare(at("home"));
}

async function showThread(keep = false) {
  const main = at("messages");
  const low = main.scrollHeight - main.scrollTop - main.clientHeight < 120;
  at("thread").hidden = !here.thread;
  document.body.classList.toggle("threaded", Boolean(here.thread));
  if (low) main.scrollTop = main.scrollHeight;
  if (!here.thread) return;
  const list = at("replies");
  const top = list.scrollTop;
  const found = await fragment("/page/thread", { channel: here.name, ts: here.thread });
  fill(list, found.html);
  if (keep) list.scrollTop = top;
  at("thread-where").textContent = at("title").textContent;
}

async function showCanvases() {
  const found = await fragment("/page/canvases", { channel: here.name }).catch(() => null);
  at("canvases").innerHTML = found?.html ?? "";
}

async function go() {
  const [name, thread] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (name === "open") {
    history.replaceState(null, "", "#service");
    await go();
    return openDocument(thread, "");
  }
  const moved = name !== here.name;
  Object.assign(here, { name: name || "service", thread: thread ?? "" });
  document.body.classList.remove("nav-open");
  if (moved || !name) await showChannel();
  await showCanvases();
  await showPlaces();
  await showThread();
}

async function refresh() {
  await showChannel();
  await showPlaces();
  await showThread(true);
  await showModal();
}

// One message has changed: fetch it alone and put it where it belongs.
async function place(list, where, change) {
  const found = await fragment("/page/message", { channel: change.channel, ts: change.ts, place: where }).catch(() => null);
  const old = at(`${where}-${change.ts}`);
  if (!found) { old?.remove(); regroup(list); return; }
  const low = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  const holder = document.createElement("template");
  holder.innerHTML = found.html;
  const fresh = holder.content.firstElementChild;
  if (old) swap(old, fresh);
  else insert(list, fresh);
  prepare(fresh);
  regroup(list);
  const mine = fresh.matches(".private") || fresh.dataset.author === at("as").selectedOptions[0]?.textContent;
  if (low || (!old && mine)) list.scrollTop = list.scrollHeight;
}

function swap(old, fresh) {
  const held = document.activeElement?.closest?.("[data-action]");
  const mark = held && old.contains(held) ? held.dataset.action : null;
  old.replaceWith(fresh);
  if (mark) fresh.querySelector(`[data-action="${CSS.escape(mark)}"]`)?.focus({ preventScroll: true });
}

function insert(list, fresh) {
  list.querySelector(".empty")?.remove();
  const after = [...list.querySelectorAll(".message")].find((each) => each.dataset.ts > fresh.dataset.ts);
  const status = list.querySelector(".status");
  if (after) after.before(fresh);
  else if (status) status.before(fresh);
  else list.append(fresh);
}

async function changed(change) {
  if (change.kind === "modal") return showModal();
  if (change.kind === "canvas") return showCanvases();
  if (change.kind === "home") return here.name === "app" && here.tab === "home" ? showHome() : null;
  if (change.kind === "channel") return showPlaces();
  if (change.kind === "status") return change.thread === here.thread ? showThread(true) : null;
  if (!change.ts) return null;
  if (change.channel !== here.id) return change.kind === "posted" ? (unread.add(placeOf(change.channel)), showPlaces()) : null;
  const root = change.thread || change.ts;
  if (here.thread === root) {
    await place(at("replies"), "thread", change);
    if (change.kind === "posted") at("replies").querySelector(".status")?.remove();
  }
  await place(at("messages"), "channel", change);
  return change.thread ? place(at("messages"), "channel", { ...change, ts: change.thread, thread: "" }) : null;
}

let chain = Promise.resolve();
let stream = null;

function listen() {
  stream?.close();
  stream = new EventSource(`/events?${new URLSearchParams({ as: me.id })}`);
  let lost = false;
  stream.onmessage = (event) => { chain = chain.then(() => changed(JSON.parse(event.data))).catch(console.error); };
  stream.onerror = () => { lost = true; };
  stream.onopen = () => { if (lost) { lost = false; chain = chain.then(refresh).catch(console.error); } };
}

// A link to one of our own messages leads there in this window; one to a canvas or a file opens it.
function stay(event, link) {
  const target = new URL(link.href);
  const [, kind, , id] = target.pathname.split("/");
  if (target.origin !== location.origin || !["archives", "docs", "files"].includes(kind) || link.hasAttribute("download")) return;
  event.preventDefault();
  if (kind === "archives") location.assign(target);
  else openDocument(id, link.dataset.title ?? "");
}

function openThread(ts) { location.hash = `${here.name}/${ts}`; }

async function openDocument(id, title) {
  const found = await fragment(`/page/document/${id}`);
  if (!found.html) { location.assign(`/files/${id}?download=1`); return; }
  at("viewer-title").textContent = title || plain(found.headers.get("X-Title")) || "Document";
  at("viewer-body").innerHTML = found.html;
  at("viewer").showModal();
  at("viewer-body").scrollTop = 0;
}

document.addEventListener("click", (event) => {
  const find = (selector) => event.target.closest(selector);
  if (find("a[href]")) stay(event, find("a[href]"));
  if (find("[data-thread]")) openThread(find("[data-thread]").dataset.thread);
  if (find("[data-open]")) openDocument(find("[data-open]").dataset.open, find("[data-open]").dataset.title);
  if (find("[data-close-thread]")) location.hash = here.name;
  if (find("[data-close-viewer]")) at("viewer").close();
  if (find("[data-nav]")) document.body.classList.toggle("nav-open");
  if (find("[data-place]")) document.body.classList.remove("nav-open");
  if (find("[data-tab]")) { here.tab = find("[data-tab]").dataset.tab; showChannel(); }
  for (const menu of document.querySelectorAll("details.overflow[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && here.thread && !document.querySelector("dialog[open]")) location.hash = here.name;
});

function begin() {
  const chooser = at("as");
  if (![...chooser.options].some((each) => each.value === me.id)) me.id = chooser.value;
  chooser.value = me.id;
  chooser.addEventListener("change", () => {
    me.id = chooser.value;
    localStorage.setItem("acting-as", me.id);
    listen();
    chain = chain.then(refresh);
  });
  compose(at("say"), () => ({ channel: here.id }), true);
  compose(at("answer"), () => ({ channel: here.id, thread: here.thread }), false);
  history.replaceState(null, "", location.pathname + (location.hash || "#service"));
  addEventListener("hashchange", () => { chain = chain.then(go).catch(console.error); });
  listen();
  chain = chain.then(go).then(showModal);
}

begin();
