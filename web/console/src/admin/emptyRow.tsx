import { Badge, Table } from '@mantine/core';

/** The row of a table that has none. */
export function Empty({ columns, text }: { columns: number; text: string }) {
  return (
    <Table.Tr>
      <Table.Td colSpan={columns}>
        <Badge variant="transparent" color="gray" tt="none" fw={400} size="lg">
          {text}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}
