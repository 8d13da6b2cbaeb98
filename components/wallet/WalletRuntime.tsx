"use client";

import {
  lazy,
  Suspense,
  useEffect,
  useState,
  useSyncExternalStore,
  type ComponentType,
} from "react";
import { getConnection, watchConnection } from "wagmi/actions";
import { wagmiConfig } from "@/lib/wallet/config";
import { restoreConnection } from "@/lib/wallet/restore";
import {
  connectRequests,
  forgetConnection,
  setWallet,
  subscribeWallet,
  wasConnected,
  type WalletState,
} from "@/lib/wallet/store";

const Kit = lazy(() => import("./Kit"));
const projectId = process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID;

/** The connection as the store knows it. Restoring counts as connecting: there is no account to use. */
function mirrored(): WalletState {
  const { status, address, chainId, connector } = getConnection(wagmiConfig());
  if (status === "connected")
    return {
      status,
      address: address ?? null,
      chainId: chainId ?? null,
      walletName: connector?.name ?? null,
    };
  return {
    status: status === "disconnected" ? "disconnected" : "connecting",
    address: null,
    chainId: null,
    walletName: null,
  };
}

/** Makes the local wallet known, on the local chain only. Resolves to its window, or null. */
async function startLocalWallet(): Promise<ComponentType | null> {
  // Compared literally, so that a build for another chain contains none of what follows.
  if (process.env.NEXT_PUBLIC_APP_CHAIN === "local") {
    const { mayUseLocalWallet } = await import("@/lib/wallet/local/guard");
    if (!(await mayUseLocalWallet())) return null;
    const [{ announceLocalWallet }, { default: LocalWallet }] = await Promise.all([
      import("@/lib/wallet/local/provider"),
      import("./local/LocalWallet"),
    ]);
    announceLocalWallet();
    return LocalWallet;
  }
  return null;
}

async function offerWalletConnect() {
  if (!process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID) return;
  const recent = await wagmiConfig().storage?.getItem("recentConnectorId");
  if (recent !== "walletConnect") return;
  const { addWalletConnect } = await import("@/lib/wallet/walletconnect");
  addWalletConnect(wagmiConfig(), projectId!);
}

let started: Promise<ComponentType | null> | undefined;

/** Once per page load: wallets announce themselves, then the last connection is restored. */
function start() {
  started ??= (async () => {
    const returning = wasConnected();
    if (returning) setWallet({ ...mirrored(), status: "connecting" });
    const LocalWallet = await startLocalWallet();
    if (returning) {
      await offerWalletConnect();
      const restored = await restoreConnection().catch(() => false);
      if (!restored) forgetConnection();
    }
    watchConnection(wagmiConfig(), { onChange: () => setWallet(mirrored()) });
    setWallet(mirrored());
    return LocalWallet;
  })();
  return started;
}

/** wagmi, in a chunk of its own. Keeps the store in step with the wallet and opens RainbowKit. */
export default function WalletRuntime() {
  const [ready, setReady] = useState(false);
  const [LocalWallet, setLocalWallet] = useState<ComponentType | null>(null);
  const requests = useSyncExternalStore(subscribeWallet, connectRequests, () => 0);

  useEffect(() => {
    let gone = false;
    void start().then((component) => {
      if (gone) return;
      setLocalWallet(() => component);
      setReady(true);
    });
    return () => {
      gone = true;
    };
  }, []);

  return (
    <>
      {ready && requests > 0 && (
        <Suspense fallback={null}>
          <Kit requests={requests} />
        </Suspense>
      )}
      {LocalWallet && <LocalWallet />}
    </>
  );
}
