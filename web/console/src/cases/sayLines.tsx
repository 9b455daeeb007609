import { VisuallyHidden } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import type { ServiceView } from '../devices/types.ts';
import { ReadOut } from './readOut.tsx';
import type { GuideLine } from './spokenGuide.ts';
import { texts } from './texts.ts';

/** The words for the customer, line by line, with what is to be typed beneath them. */
export function SayLines({ lines, service }: { lines: GuideLine[]; service: ServiceView | undefined }) {
  return (
    <ol className="say">
      {lines.map((line) => (
        <li key={line.say}>
          <p className="say-line">
            <IconQuote size={18} aria-hidden="true" />
            <span>
              <VisuallyHidden>{texts.say}: </VisuallyHidden>
              {line.say}
            </span>
          </p>
          {line.value && service && <ReadOut what={line.value} service={service} />}
        </li>
      ))}
    </ol>
  );
}
