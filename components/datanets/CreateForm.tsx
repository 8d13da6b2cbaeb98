"use client";

import { Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import {
  FormProvider,
  useFieldArray,
  useForm,
  useFormContext,
  useWatch,
  type Resolver,
} from "react-hook-form";
import { useTexts } from "#texts";
import { Button } from "@/components/ui/Button";
import { AmountInput, Input, Select, Textarea } from "@/components/ui/controls";
import { Callout, Skeleton } from "@/components/ui/feedback";
import { Field, fieldProps } from "@/components/ui/Field";
import { FormPart } from "@/components/ui/Panel";
import { coinSymbol } from "@/lib/chain/chains";
import type { Text } from "@/lib/texts/text";
import type { Hex } from "viem";
import { emptyForm, sentenceOf, type CreateValues, type NewDatanet } from "./createForm";
import { publishDescription, publishSentence } from "./publish";
import { RulesFields } from "./RulesFields";

const CreateReview = lazy(() => import("./CreateReview"));

/** Checking arrives with the first answer that is left, and not with the page. */
const check = () => import("./createFormCheck");
const resolver: Resolver<CreateValues> = async (...asked) => (await check()).resolver(...asked);

type Stage =
  | { at: "form"; failure?: Text }
  | { at: "publishing" }
  | { at: "review"; datanet: NewDatanet; digest: Hex };

/** From an idea to a datanet: describe it, choose its rules, look at it once more, send. */
export function CreateForm() {
  const t = useTexts();
  const form = useForm<CreateValues>({ defaultValues: emptyForm, resolver, mode: "onTouched" });
  const [stage, setStage] = useState<Stage>({ at: "form" });

  const review = form.handleSubmit(async () => {
    const read = (await check()).readForm(form.getValues());
    if (!read.ok) return;
    setStage({ at: "publishing" });
    try {
      const digest = await publishDescription(read.datanet.description);
      setStage({ at: "review", datanet: read.datanet, digest });
    } catch (error) {
      setStage({ at: "form", failure: publishSentence(error) });
    }
  });

  if (stage.at === "review") {
    return (
      <Suspense fallback={<Skeleton className="h-96 w-full" />}>
        <CreateReview
          datanet={stage.datanet}
          digest={stage.digest}
          onBack={() => setStage({ at: "form" })}
        />
      </Suspense>
    );
  }
  const wrong = Object.keys(form.formState.errors).length > 0 && form.formState.isSubmitted;
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void review(event)} className="flex flex-col">
        <About />
        <Labels />
        <FormPart
          title={t("Price and license")}
          description={t(
            "What users pay and on which terms. A part of each payment is burned, the rest goes to those who brought and judged the data, and to you.",
          )}
        >
          <div className="flex flex-col gap-5">
            <TextField
              name="price"
              label={t("Price a unit")}
              hint={t(
                "What one use costs, for example one query or one training epoch. You can change it later.",
              )}
            >
              {(props) => <AmountInput unit={coinSymbol} {...props} />}
            </TextField>
            <TextField
              name="license"
              label={t("License")}
              hint={t("Under which terms contributors give and consumers take the data.")}
            >
              {(props) => <Input {...props} />}
            </TextField>
            <TextField
              name="source"
              label={t("Source")}
              optional
              hint={t("Where the data comes from, if it has one origin.")}
            >
              {(props) => <Input {...props} />}
            </TextField>
          </div>
        </FormPart>
        <RulesFields />
        <div className="border-line grid gap-x-12 border-t py-8 lg:grid-cols-[18rem_minmax(0,46rem)]">
          <div className="flex flex-col gap-5 lg:col-start-2">
            {wrong && (
              <Callout tone="danger" live>
                <p>{t("Some answers need a correction; each is marked above.")}</p>
              </Callout>
            )}
            {stage.at === "form" && stage.failure && (
              <Callout tone="danger" live title={t("The description was not stored")}>
                <p>{t(stage.failure)}</p>
              </Callout>
            )}
            <div>
              <Button
                type="submit"
                variant="primary"
                size="large"
                disabled={stage.at === "publishing"}
              >
                {t(stage.at === "publishing" ? "Storing the description…" : "Store and review")}
              </Button>
              <p className="text-muted mt-2 text-sm">
                {t("Stores the description on this server. Nothing goes on the chain yet.")}
              </p>
            </div>
          </div>
        </div>
      </form>
    </FormProvider>
  );
}

type TextName = "name" | "description" | "guidelines" | "price" | "license" | "source";
type ControlProps = ReturnType<ReturnType<typeof useFormContext<CreateValues>>["register"]> &
  ReturnType<typeof fieldProps> & { id: string };

/** A question whose answer is one text. */
function TextField({
  name,
  label,
  hint,
  optional,
  children,
}: {
  name: TextName;
  label: string;
  hint?: string;
  optional?: boolean;
  children: (props: ControlProps) => React.ReactNode;
}) {
  const t = useTexts();
  const { register, formState } = useFormContext<CreateValues>();
  const sentence = sentenceOf(formState.errors[name]);
  const error = sentence && t(sentence);
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional}>
      {children({ id: name, ...register(name), ...fieldProps(name, { hint, error }) })}
    </Field>
  );
}

function About() {
  const t = useTexts();
  const { register } = useFormContext<CreateValues>();
  return (
    <FormPart
      title={t("What it is")}
      description={t(
        "The first things people see. Name and guidelines are read by everybody who brings or judges an item.",
      )}
    >
      <div className="flex flex-col gap-5">
        <TextField name="name" label={t("Name")}>
          {(props) => <Input autoComplete="off" placeholder={t("Spam or ham")} {...props} />}
        </TextField>
        <Field id="type" label={t("Type of items")}>
          <Select id="type" {...register("type")}>
            <option value="text">{t("Text: plain text, one item a file or line")}</option>
            <option value="email">{t("E-mail: whole messages (.eml)")}</option>
            <option value="image">{t("Images: PNG, JPEG, GIF or WebP")}</option>
            <option value="table">{t("Tables: rows of JSONL or CSV")}</option>
          </Select>
        </Field>
        <TextField
          name="description"
          label={t("Description")}
          hint={t("What the data is and what it is for. Shown in the list.")}
        >
          {(props) => <Textarea rows={3} {...props} />}
        </TextField>
        <TextField
          name="guidelines"
          label={t("Guidelines")}
          hint={t(
            "What makes an item good, and what makes it bad. Judges go by these words and by nothing else.",
          )}
        >
          {(props) => <Textarea rows={7} {...props} />}
        </TextField>
      </div>
    </FormPart>
  );
}

function Labels() {
  const t = useTexts();
  const { register, control, formState } = useFormContext<CreateValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "fields" });
  const labels = useWatch({ control, name: "labels" });
  const MAX_FIELDS = 8;
  const most = labels === "inline" ? 1 : MAX_FIELDS;
  const root = sentenceOf(formState.errors.fields?.root);
  return (
    <FormPart
      title={t("Labels")}
      description={t("A label answers one question about an item with one of your options.")}
    >
      <div className="flex flex-col gap-5">
        <Field id="labels" label={t("Where labels come from")}>
          <Select id="labels" {...register("labels")}>
            <option value="separate">
              {t("Contributed on their own: anyone may label accepted items")}
            </option>
            <option value="inline">{t("With the items: each item carries its label")}</option>
            <option value="none">{t("No labels")}</option>
          </Select>
        </Field>
        {labels !== "none" &&
          fields.slice(0, most).map((field, index) => {
            const errors = formState.errors.fields?.[index];
            const nameSentence = sentenceOf(errors?.name);
            const nameError = nameSentence && t(nameSentence);
            const optionsSentence = sentenceOf(errors?.options);
            const optionsError = optionsSentence && t(optionsSentence);
            const nameId = `field-${index}-name`;
            const optionsId = `field-${index}-options`;
            const optionsHint = t("One a line, at least two.");
            return (
              <div key={field.id} className="border-line grid gap-4 border-l-2 pl-4 sm:grid-cols-2">
                <Field id={nameId} label={t("Question")} error={nameError}>
                  <Input
                    id={nameId}
                    autoComplete="off"
                    placeholder={t("verdict")}
                    {...register(`fields.${index}.name`)}
                    {...fieldProps(nameId, { error: nameError })}
                  />
                </Field>
                <Field id={optionsId} label={t("Options")} hint={optionsHint} error={optionsError}>
                  <Textarea
                    id={optionsId}
                    rows={3}
                    placeholder={t("spam\nham")}
                    {...register(`fields.${index}.options`)}
                    {...fieldProps(optionsId, {
                      hint: optionsHint,
                      error: optionsError,
                    })}
                  />
                </Field>
                {fields.length > 1 && (
                  <Button
                    variant="quiet"
                    size="small"
                    className="justify-self-start"
                    onClick={() => remove(index)}
                  >
                    <Trash2 aria-hidden className="size-4" /> {t("Remove this question")}
                  </Button>
                )}
              </div>
            );
          })}
        {root && <p className="text-danger text-sm">{t(root)}</p>}
        {labels !== "none" && fields.length < most && (
          <Button
            size="small"
            className="self-start"
            onClick={() => append({ name: "", options: "" })}
          >
            <Plus aria-hidden className="size-4" /> {t("Another question")}
          </Button>
        )}
      </div>
    </FormPart>
  );
}
