import { Alert, Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { isMissingFile } from './missingFile.ts';
import { texts } from './texts.ts';

interface Props {
  /** Another place is another try. */
  place: string;
  children: ReactNode;
}

interface State {
  place: string;
  fault: Error | undefined;
}

/** Says what failed where React would leave an empty page: a file of the page that did not arrive, or a fault of our own. */
export class LostPart extends Component<Props, State> {
  override state: State = { place: this.props.place, fault: undefined };

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { place, fault: undefined };
  }

  override render() {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    const isFile = isMissingFile(fault);
    return (
      <Alert color="red" role="alert" m="md" maw={640}>
        <Stack gap="sm">
          <Title order={1} size="h4">
            {isFile ? texts.fileTitle : texts.faultTitle}
          </Title>
          <Text size="sm">{isFile ? texts.fileText : texts.faultText}</Text>
          {!isFile && <Code block>{fault.message}</Code>}
          <Group>
            <Button color="red" onClick={() => location.reload()}>
              {texts.again}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  }
}
