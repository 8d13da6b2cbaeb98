import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ValidationSeverity, validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "@/devnet/artifacts";

// No container engine is needed: the files are parsed, and what they name is looked up.

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const dockerfile = read("Dockerfile");

type Service = {
  build?: { args: Record<string, string> };
  environment?: Record<string, string>;
  profiles?: string[];
  ports?: string[];
  volumes: string[];
};
const compose = parse(read("compose.yaml"), { strict: true, uniqueKeys: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};

describe("Dockerfile", () => {
  it("is valid", () => {
    const settings = {
      deprecatedMaintainer: ValidationSeverity.ERROR,
      directiveCasing: ValidationSeverity.ERROR,
      emptyContinuationLine: ValidationSeverity.ERROR,
      instructionCasing: ValidationSeverity.ERROR,
      instructionCmdMultiple: ValidationSeverity.ERROR,
      instructionEntrypointMultiple: ValidationSeverity.ERROR,
      instructionHealthcheckMultiple: ValidationSeverity.ERROR,
      instructionJSONInSingleQuotes: ValidationSeverity.ERROR,
      instructionWorkdirRelative: ValidationSeverity.ERROR,
    };
    expect(validate(dockerfile, settings)).toEqual([]);
  });

  it("copies files that there are and does not run as root", () => {
    const made = new Set(["node_modules", ".next"]);
    const copied = [...dockerfile.matchAll(/^COPY .*--from=build .*?((?:\/app\/\S+ ?)+) \S+$/gm)]
      .flatMap(([, sources]) => sources!.trim().split(" "))
      .map((source) => source.replace("/app/", ""));
    expect(copied).toContain("scripts/serve.mjs");
    for (const file of copied.filter((name) => !made.has(name))) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
    }
    const run = dockerfile.slice(dockerfile.lastIndexOf("FROM"));
    expect(run.indexOf("USER node")).toBeGreaterThan(0);
    expect(run.indexOf("USER node")).toBeLessThan(run.indexOf("CMD ["));
  });

  it("uses a Node that package.json admits, by its full version", () => {
    const versions = [...dockerfile.matchAll(/^FROM node:(\d+)\.(\d+)\.(\d+)-/gm)];
    expect(versions).toHaveLength(2);
    for (const [, major] of versions) expect(Number(major)).toBeGreaterThanOrEqual(20);
  });

  it("takes every setting that the build reads", () => {
    for (const name of ["NEXT_PUBLIC_APP_CHAIN", "NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID"]) {
      expect(dockerfile).toContain(`ARG ${name}=`);
      expect(compose.services.app!.build!.args).toHaveProperty(name);
    }
  });
});

describe("compose.yaml", () => {
  it("declares the volumes it uses, and starts the app alone unless asked", () => {
    const { app, ...others } = compose.services;
    for (const { volumes } of Object.values(compose.services)) {
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(":")[0]!);
    }
    expect(app!.profiles).toBeUndefined();
    for (const { profiles } of Object.values(others)) expect(profiles).toHaveLength(1);
  });

  it("sets only variables that operators are told about", () => {
    const told = ["docs/operations.md", "docs/content.md"].map(read).join("\n");
    for (const name of Object.keys(compose.services.app!.environment!)) {
      expect(told, name).toContain(`\`${name}\``);
    }
  });

  it("keeps the IPFS node and plain HTTP off the network", () => {
    expect(compose.services.kubo!.ports ?? []).toEqual([]);
    for (const port of compose.services.app!.ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});
