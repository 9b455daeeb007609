import type { CompanionFile, ShareCode } from '@deskside/talk';
import { useState } from 'preact/hooks';
import { clock, size } from '../texts/amounts.ts';
import { t } from '../texts/index.ts';
import { platform as here, type Platform } from '../visit/place.ts';
import { CopyButton } from './copyButton.tsx';
import { useNow } from './useNow.ts';

interface Props {
  code: ShareCode;
  files: CompanionFile[];
  technician: string;
  busy: boolean;
  onRenew: () => void;
  onHide: () => void;
}

const platformNames: Record<Platform, string> = { linux: 'Linux', windows: 'Windows', macos: 'macOS', phone: 'Android/iOS', other: 'PC' };

/** The way from "Share my screen" to a running Companion, for the device that the page is on. */
export function ShareSteps({ code, files, technician, busy, onRenew, onHide }: Props) {
  const [isPc, setIsPc] = useState(here !== 'phone');
  const file = files.find((candidate) => candidate.platform.startsWith(here)) ?? (here === 'other' ? files[0] : undefined);
  return (
    <div class="steps">
      <h2>{isPc ? t('share.steps') : t('share.phone.title')}</h2>
      {!isPc && <p>{t('share.phone.text', { address: location.host })}</p>}
      {isPc && !file && <p class="calm">{t('share.noFile', { platform: platformNames[here] })}</p>}
      {isPc && file && <Ways code={code} file={file} />}
      <CodeCard code={code} busy={busy} onRenew={onRenew} />
      {isPc && file && (
        <ol class="step-list" start={2}>
          {here !== 'linux' && <li>{t('share.run')}</li>}
          <li>{t('share.allow', { technician })}</li>
        </ol>
      )}
      <p class="share-waiting" role="status">
        <span class="pulse" aria-hidden="true" />
        {t('share.waiting')}
      </p>
      <div class="row">
        <button type="button" class="link" onClick={onHide}>
          {t('share.hide')}
        </button>
        {!isPc && (
          <button type="button" class="link" onClick={() => setIsPc(true)}>
            {t('share.phone.isPc')}
          </button>
        )}
      </div>
    </div>
  );
}

function Ways({ code, file }: { code: ShareCode; file: CompanionFile }) {
  return (
    <ol class="step-list">
      <li>
        {here === 'linux' && (
          <>
            <p>{t('share.terminal')}</p>
            <div class="command">
              <code id="share-command" translate={false} dir="ltr">
                {code.command}
              </code>
              <CopyButton text={code.command} element="share-command" />
            </div>
            <p class="note">{t('share.terminal.what')}</p>
          </>
        )}
        <details class="download" open={here !== 'linux'}>
          <summary>{here === 'linux' ? t('share.or') : t('share.download')}</summary>
          <a class="button button-quiet" href={code.downloadUrl || file.url} download={nameWithCode(code)}>
            {t('share.download')} <bdi>{file.file}</bdi>
          </a>
          <p class="note">{t('share.download.about', { size: size(file.sizeBytes), platform: file.platform })}</p>
          <p class="note sha">
            {t('share.download.sha')} <code translate={false}>{file.sha256}</code>
          </p>
          {here === 'linux' && <p class="note">{t('share.run')}</p>}
        </details>
      </li>
    </ol>
  );
}

/** The Companion reads server and code from its own name. The name is given here, in the browser: no address and no log holds the code. */
function nameWithCode(code: ShareCode): string {
  const port = location.port === '' ? '' : `_${location.port}`;
  return `deskside-companion--${location.hostname}${port}--${code.digits}`;
}

function CodeCard({ code, busy, onRenew }: { code: ShareCode; busy: boolean; onRenew: () => void }) {
  const left = Date.parse(code.expiresAt) - useNow();
  const over = left <= 0;
  return (
    <div class={`code${over ? ' code-over' : ''}`}>
      <p class="code-label">{t('share.code')}</p>
      <p class="code-digits" translate={false}>
        {code.code.split(' ').map((group, i) => (
          <span key={`${i}-${group}`}>{group} </span>
        ))}
      </p>
      <p class="code-valid">
        {over ? t('share.code.over') : t('share.code.valid', { time: clock(left) })}{' '}
        <button type="button" class="link" disabled={busy} onClick={onRenew}>
          {t('share.code.renew')}
        </button>
      </p>
    </div>
  );
}
