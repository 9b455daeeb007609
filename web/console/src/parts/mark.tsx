/** The product's sign: a speech bubble with a pointer in it. `size` in CSS pixels. */
export function Mark({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--mantine-primary-color-filled)" />
      <path
        fill="#fff"
        d="M7 9.500A2.500 2.500 0 0 1 9.500 7h13A2.500 2.500 0 0 1 25 9.500v8a2.500 2.500 0 0 1-2.500 2.500H16l-5 5v-5H9.500A2.500 2.500 0 0 1 7 17.500z"
      />
      <path fill="var(--mantine-primary-color-filled)" d="m13 9.700 7 3.500-3.100 1-1.200 3z" />
    </svg>
  );
}
