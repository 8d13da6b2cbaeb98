const STEPS = [
  {
    title: "Contribute",
    text: "Bring e-mails, pictures, texts or labels, with a small bond on each item.",
  },
  {
    title: "Curate",
    text: "People drawn by lot judge them in sealed votes; a blind jury checks the judges.",
  },
  {
    title: "Use",
    text: "Models, apps and people pay for each use. A part of every payment is burned.",
  },
  {
    title: "Rewards",
    text: "The rest goes to those whose items were accepted, and to those who judged.",
  },
  {
    title: "Maintain",
    text: "Shares fade with age, so fresh data and better versions keep it useful.",
  },
];

/** The loop in five steps. */
export function HowItWorks() {
  return (
    <ol
      aria-label="How it goes"
      className="rounded-panel border-line bg-raised divide-line mb-10 grid divide-y border lg:grid-cols-5 lg:divide-x lg:divide-y-0"
    >
      {STEPS.map(({ title, text }, index) => (
        <li key={title} className="flex gap-3 p-4 lg:block">
          <span
            aria-hidden
            className="bg-accent-soft text-accent figures inline-flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-semibold"
          >
            {index + 1}
          </span>
          <div className="lg:mt-2.5">
            <h2 className="text-sm">{title}</h2>
            <p className="text-muted mt-0.5 text-sm">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
