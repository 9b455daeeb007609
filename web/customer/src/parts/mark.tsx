/** The product's sign: a speech bubble with a pointer in it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-field" width="32" height="32" rx="9" />
      <path
        class="mark-bubble"
        d="M7 9.500A2.500 2.500 0 0 1 9.500 7h13A2.500 2.500 0 0 1 25 9.500v8a2.500 2.500 0 0 1-2.500 2.500H16l-5 5v-5H9.500A2.500 2.500 0 0 1 7 17.500z"
      />
      <path class="mark-field" d="m13 9.700 7 3.500-3.100 1-1.200 3z" />
    </svg>
  );
}
