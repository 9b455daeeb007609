import { call, type PortalAdminView } from '@deskside/talk';
import { Anchor, Button, Group, Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { notices } from '../../desk/notices.ts';
import { problemText } from '../../parts/problemText.ts';
import { Sure } from '../../parts/sure.tsx';
import { TableCard } from '../../parts/tableCard.tsx';
import { PageHead } from '../pageHead.tsx';
import { useRead } from '../useRead.ts';
import { PortalCode } from './portalCode.tsx';
import { PortalEditor } from './portalEditor.tsx';
import { texts } from './texts.ts';

export default function PortalsPage() {
  const { value, failure, read } = useRead<PortalAdminView[]>('/admin/portals');
  const [open, setOpen] = useState<string>();
  const [shown, setShown] = useState<PortalAdminView>();
  const [removing, setRemoving] = useState<PortalAdminView>();
  const known = value?.find((portal) => portal.portal === open);

  const remove = async (portal: PortalAdminView) => {
    setRemoving(undefined);
    const answer = await call('DELETE', `/admin/portals/${portal.portal}`);
    if (!answer.ok) notices.tell('warning', portal.name, problemText(answer.problem));
    await read();
  };
  const saved = async (portal: PortalAdminView) => {
    await read();
    setOpen(portal.portal);
  };

  if (open !== undefined) {
    return (
      <div className="admin-page">
        <PageHead title={known?.name ?? texts.add} about={texts.about} failure={failure}>
          <Button variant="default" onClick={() => setOpen(undefined)}>
            {texts.back}
          </Button>
        </PageHead>
        <PortalEditor key={open} known={known} onDone={saved} onLogo={read} />
      </div>
    );
  }
  return (
    <div className="admin-page">
      <PageHead title={texts.title} about={texts.about} failure={failure}>
        <Button onClick={() => setOpen('')}>{texts.add}</Button>
      </PageHead>
      {value && (
        <TableCard label={texts.title}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.heading}</Table.Th>
                <Table.Th>{texts.address}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{texts.actions}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {value.map((portal) => (
                <Table.Tr key={portal.portal}>
                  <Table.Td>
                    <bdi>{portal.title}</bdi>
                  </Table.Td>
                  <Table.Td className="breaks">
                    <Anchor href={portal.url} target="_blank" rel="noreferrer">
                      {portal.url}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Group gap="xs" justify="flex-end">
                      <Button size="compact-sm" variant="default" onClick={() => setOpen(portal.portal)}>
                        {texts.edit}
                      </Button>
                      <Button size="compact-sm" variant="default" onClick={() => setShown(portal)}>
                        {texts.code}
                      </Button>
                      {portal.name !== 'default' && (
                        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRemoving(portal)}>
                          {texts.remove}
                        </Button>
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableCard>
      )}
      {shown && <PortalCode url={shown.url} onClose={() => setShown(undefined)} />}
      {removing && (
        <Sure
          title={texts.removeAsk}
          text={texts.removeText}
          yes={texts.remove}
          onYes={() => void remove(removing)}
          onNo={() => setRemoving(undefined)}
        />
      )}
    </div>
  );
}
