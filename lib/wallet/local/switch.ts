import { getConnection } from "wagmi/actions";
import { wagmiConfig } from "../config";
import { choosePersona, LOCAL_WALLET_NAME } from "./provider";
import { RejectedError } from "./prompts";

/** Lets the person become another persona; does nothing for other wallets or when declined. */
export async function switchPersona(): Promise<void> {
  if (getConnection(wagmiConfig()).connector?.name !== LOCAL_WALLET_NAME) return;
  await choosePersona().catch((error: unknown) => {
    if (!(error instanceof RejectedError)) throw error;
  });
}
