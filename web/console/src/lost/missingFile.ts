/** As Chromium, Firefox, Safari and the bundler word it when `import()` or the style that it needs fails. */
export function isMissingFile(fault: Error): boolean {
  return /dynamically imported module|importing a module script|preload CSS/i.test(fault.message);
}
