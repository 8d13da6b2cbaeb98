import { Counter } from "./Counter";

export default function Page() {
  return (
    <main>
      <h1>RainbowKit in the layout</h1>
      <Counter />
    </main>
  );
}
