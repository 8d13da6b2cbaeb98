"use client";

import type { Hash } from "viem";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { notify } from "@/components/ui/toast";
import { msg, type Text } from "@/lib/texts/text";
import type { Explanation } from "@/lib/tx/errors";
import type { Action, StepProgress } from "@/lib/tx/step";

export type ActionState =
  | { status: "idle" }
  | { status: "preparing" }
  | { status: "running"; progress: StepProgress }
  | { status: "done"; hashes: Hash[] }
  | { status: "failed"; explanation: Explanation };

/**
 * Runs an action for the connected account and follows it. wagmi, viem and the runner are imported by
 * `run`, that is, on submit. An action whose page was left goes on, and ends in a toast.
 */
export function useAction(action: Action, onDone?: (hashes: Hash[]) => void) {
  const [state, setState] = useState<ActionState>({ status: "idle" });
  const router = useRouter();
  const mounted = useRef(true);
  const busy = useRef(false);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = async () => {
    if (busy.current) return;
    busy.current = true;
    setState({ status: "preparing" });
    let describe: Text = "";
    try {
      const { runConnected } = await import("@/lib/tx/run-connected");
      const hashes = await runConnected(action, (progress) => {
        describe = progress.step.describe;
        setState({ status: "running", progress });
      });
      setState({ status: "done", hashes });
      router.refresh();
      if (mounted.current) onDone?.(hashes);
      else notify({ kind: "ok", title: describe, description: msg("Done.") });
    } catch (error) {
      const { explain } = await import("@/lib/tx/errors");
      const explanation = explain(error);
      setState({ status: "failed", explanation });
      if (!mounted.current && explanation.kind !== "rejected")
        notify({ kind: "danger", title: describe, description: explanation.sentence });
    } finally {
      busy.current = false;
    }
  };

  return { state, run };
}
