import { Counter } from "./Counter";

export default function Page() {
  return (
    <main>
      <h1>Next alone</h1>
      <Counter />
    </main>
  );
}
