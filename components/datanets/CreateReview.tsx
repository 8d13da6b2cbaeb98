"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Hex } from "viem";
import { useTexts } from "#texts";
import { ContentCheck } from "@/components/content/ContentCheck";
import { ActionButton } from "@/components/tx/ActionButton";
import { Amount } from "@/components/ui/Amount";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Callout } from "@/components/ui/feedback";
import { Panel } from "@/components/ui/Panel";
import { useWallet } from "@/components/wallet/useWallet";
import { publicClient } from "@/lib/chain/browser-client";
import type { Action } from "@/lib/tx/step";
import { english } from "@/lib/texts/text";
import type { NewDatanet } from "./createForm";
import { policyGroups } from "./policyWords";
import { Schema } from "./Schema";

/** The form may have been scrolled far down: whoever reviews begins at the top, by eye and by keyboard. */
const beginHere = (review: HTMLElement | null) => {
  review?.scrollIntoView();
  review?.focus({ preventScroll: true });
};

/** The last look before a datanet goes on the chain. */
export default function CreateReview({
  datanet: { description, priceWei, policy },
  digest,
  onBack,
}: {
  datanet: NewDatanet;
  digest: Hex;
  onBack: () => void;
}) {
  const t = useTexts();
  const router = useRouter();
  const { address } = useWallet();
  const [created, setCreated] = useState(false);
  const { name } = description;

  const create: Action = async (context) => {
    const { createDatanet } = await import("@/lib/datanets/actions");
    return createDatanet({ name, content: digest, priceWei, policy })(context);
  };
  const open = async () => {
    setCreated(true);
    if (!address) return;
    const { findCreated } = await import("@/lib/datanets/actions");
    const id = await findCreated(await publicClient(), { steward: address, content: digest });
    if (id !== null) router.push(`/datanets/${id}`);
  };

  return (
    <div
      ref={beginHere}
      tabIndex={-1}
      className="grid scroll-mt-24 gap-5 outline-none lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="flex min-w-0 flex-col gap-5">
        <Panel title={name} description={description.description}>
          <h3 className="text-sm">{t("Guidelines")}</h3>
          <p
            role="region"
            aria-label={t("Guidelines in full")}
            tabIndex={0}
            className="text-muted mt-1 max-h-72 overflow-y-auto text-sm whitespace-pre-line"
          >
            {description.guidelines}
          </p>
          <div className="mt-4">
            <ContentCheck digest={digest} auto />
          </div>
        </Panel>
        <Panel title={t("The rules in words")}>
          <div className="grid gap-5 md:grid-cols-2">
            {policyGroups(policy).map(({ title, sentences }) => (
              <section key={english(title)}>
                <h3 className="text-sm">{t(title)}</h3>
                <ul className="text-muted mt-1.5 flex list-disc flex-col gap-1.5 pl-4 text-sm">
                  {sentences.map((sentence) => (
                    <li key={english(sentence)}>{t(sentence)}</li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <Panel title={t("Create it")}>
          <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            <dt className="text-muted">{t("Price a unit")}</dt>
            <dd>
              <Amount wei={priceWei} decimals={9} />
            </dd>
            <dt className="text-muted">{t("Costs you")}</dt>
            <dd>{t("the network fee only")}</dd>
          </dl>
          <p className="text-muted mb-4 text-sm">
            {t(
              "You become its steward: you set the price, may change description and rules, appoint the first jurors, and receive {share} % of what is paid for use.",
              { share: policy.stewardPct },
            )}
          </p>
          <ActionButton
            action={create}
            label={t("Create the datanet")}
            onDone={() => void open()}
            disabled={created}
          />
          {created ? (
            <Callout tone="ok" live className="mt-4" title={t("It exists")}>
              <p>{t("Opening its page…")}</p>
              <ButtonLink href="/" size="small" className="mt-2">
                {t("All datanets")}
              </ButtonLink>
            </Callout>
          ) : (
            <Button variant="quiet" size="small" className="mt-3" onClick={onBack}>
              {t("Change something")}
            </Button>
          )}
        </Panel>
        <Panel title={t("The data")}>
          <Schema description={description} />
        </Panel>
      </div>
    </div>
  );
}
