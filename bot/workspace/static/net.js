// Asking the workspace. Everything is on this computer; every change carries who is acting.
export const me = { id: localStorage.getItem("acting-as") || "" };

export function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { box.hidden = true; }, 6000);
}

export async function fragment(path, about = {}) {
  const response = await fetch(`${path}?${new URLSearchParams({ as: me.id, ...about })}`);
  if (response.status === 204) return null;
  if (!response.ok) throw new Error(await response.text());
  return { html: await response.text(), headers: response.headers };
}

export async function act(name, body) {
  try {
    const response = await fetch(`/person/${name}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: me.id, ...body }),
    });
    const answer = await response.json();
    if (!answer.ok) toast(answer.error);
    return answer;
  } catch {
    toast("The workspace does not answer. Is it still running?");
    return { ok: false };
  }
}

export async function upload(file) {
  const form = new FormData();
  form.append("as", me.id);
  form.append("file", file);
  const response = await fetch("/person/upload", { method: "POST", body: form });
  return response.json();
}
