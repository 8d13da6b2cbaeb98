// Toasts for what happens away from where the person is looking. sonner (9.7 kB) and its host arrive
// with the first toast.

import type { Text } from "@/lib/texts/text";

export type Toast = {
  kind: "info" | "ok" | "danger";
  title: Text;
  description?: Text;
  /** Toasts of one id replace each other. */
  id?: string;
};

let mountHost: (() => void) | null = null;
const waiting: Toast[] = [];
let show: ((toast: Toast) => void) | null = null;

/** Shows a toast, once the toaster is there. Errors stay until dismissed; others leave by themselves. */
export function notify(toast: Toast): void {
  if (show) show(toast);
  else {
    waiting.push(toast);
    mountHost?.();
  }
}

/** For the shell's ToasterHost: `mount` is called when the first toast is waiting. */
export function registerToasterHost(mount: () => void): () => void {
  mountHost = mount;
  if (waiting.length > 0) mount();
  return () => {
    mountHost = null;
  };
}

/** For the mounted toaster: takes over showing, beginning with what waits. */
export function registerToaster(shower: (toast: Toast) => void): () => void {
  show = shower;
  waiting.splice(0).forEach(shower);
  return () => {
    show = null;
  };
}
