import { useTexts } from "#texts";
import { AddressTag } from "@/components/ui/AddressTag";
import { CopyButton } from "@/components/ui/CopyButton";
import { Callout } from "@/components/ui/feedback";
import { addresses } from "@/lib/chain/addresses";
import { acceptCall, type StewardshipOffer as Offer } from "@/lib/datanets/stewardship";
import { AcceptStewardship } from "./AcceptStewardship";
import { Folded } from "./Folded";

/** A hand-over that waits, for everyone to see; whoever it is for can accept. */
export function StewardshipOffer({ datanet, offer }: { datanet: number; offer: Offer }) {
  const t = useTexts();
  const { to, value, data } = acceptCall(addresses().Datanets, datanet);
  const fields = [
    { label: t("To"), text: to, what: t("contract address") },
    { label: t("Value"), text: value, what: t("value") },
    { label: t("Data"), text: data, what: t("call data") },
  ];
  return (
    <Callout tone="warn" title={t("A new steward is on offer")}>
      <p>
        {t.rich(
          offer.isContract
            ? "The steward offers this datanet to {address}, a contract. Nothing changes until it accepts; until then the steward can withdraw the offer."
            : "The steward offers this datanet to {address}, a plain account. Nothing changes until it accepts; until then the steward can withdraw the offer.",
          { address: <AddressTag address={offer.to} /> },
        )}
      </p>
      <AcceptStewardship datanet={datanet} to={offer.to} />
      <div className="mt-3">
        <Folded title={t("Accept with a Safe or a Governor")}>
          <p className="text-muted text-sm">
            {t(
              "Such an account accepts with this call. In a Safe, put it into the transaction builder as custom data; in a Governor, propose it as the proposal's only call. From its execution on the contract is the steward, and prices and rules are changed in the same way.",
            )}
          </p>
          <dl className="mt-3 flex flex-col gap-2 text-sm">
            {fields.map(({ label, text, what }) => (
              <div
                key={label}
                className="grid grid-cols-[4rem_minmax(0,1fr)_auto] items-start gap-2"
              >
                <dt className="text-muted">{label}</dt>
                <dd className="font-mono text-[0.93em] break-all">{text}</dd>
                <dd>
                  <CopyButton text={text} label={what} />
                </dd>
              </div>
            ))}
          </dl>
        </Folded>
      </div>
    </Callout>
  );
}
