import { call, type NewTotp } from '@deskside/talk';
import { Code, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { FormFoot } from '../parts/formFoot.tsx';
import { problemText } from '../parts/problemText.ts';
import { RecoveryCodes } from './recoveryCodes.tsx';
import { texts } from './texts.ts';

/** Sets an authenticator program up: picture or text, the first code, the recovery codes. */
export function AuthenticatorDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<void> }) {
  const [begun, setBegun] = useState<NewTotp>();
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState('');
  const [codes, setCodes] = useState<string[]>();

  useEffect(() => {
    void call<NewTotp>('POST', '/me/totp').then((answer) => {
      if (answer.ok) setBegun(answer.value);
      else setFailure(problemText(answer.problem));
    });
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call<{ codes: string[] }>('POST', '/me/totp/confirm', { code: code.replaceAll(' ', '') });
    if (!answer.ok) {
      setFailure(problemText(answer.problem));
      return;
    }
    setCodes(answer.value.codes);
  };
  const finish = () => {
    onClose();
    void onDone();
  };

  return (
    <Modal opened onClose={codes ? finish : onClose} title={texts.authenticator} centered>
      {codes ? (
        <RecoveryCodes codes={codes} onClose={finish} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{texts.scan}</Text>
            {begun && (
              <Group align="center">
                <img className="qr" src={begun.qr} alt={texts.qrAbout} />
                <Code className="admin-wrap" style={{ flex: 1 }} data-testid="totp-secret">
                  {begun.secret.match(/.{1,4}/g)?.join(' ')}
                </Code>
              </Group>
            )}
            <TextInput
              label={texts.sixDigits}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              data-autofocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <FormFoot failure={failure} action={texts.confirm} incomplete={!begun} onClose={onClose} />
          </Stack>
        </form>
      )}
    </Modal>
  );
}
