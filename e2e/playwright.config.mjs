// The browser tests run on the finished site, served from a sub-folder: `cargo xtask test` starts both.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  timeout: 90_000,
  expect: { timeout: 30_000 },
  workers: 1,
  reporter: [["list"]],
  use: {
    baseURL: process.env.PARVIS_URL,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    // Only its own tests want it: it would answer where a test changes what the host says.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.PARVIS_CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
});
