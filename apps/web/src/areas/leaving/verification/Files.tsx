import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { copyCommands } from '@mailroom/schemas/export-commands'
import type { Evidence } from '@mailroom/schemas/export-evidence'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useSize } from './use-size.ts'

/** The files that were seen, and the commands that copy them. Source: VER-02, VER-05. */
export function Files({ evidence }: { evidence: Evidence }) {
  const text = useText('verification')
  const size = useSize()
  const { region } = useOrganizationScope()
  const { archive, bucket = '', entityId, keysSeen, keyCount } = evidence
  return (
    <Container header={<Header variant="h2">{text('files')}</Header>}>
      <SpaceBetween size="s">
        {archive && <div>{`${archive.key} (${size(archive.size)})`}</div>}
        <div>{text('filesSeen', { count: keyCount })}</div>
        <ul>
          {keysSeen.map((key) => (
            <li key={key}>{key}</li>
          ))}
        </ul>
        {archive && (
          <>
            <Header variant="h3" description={text('commandsMeaning')}>
              {text('commands')}
            </Header>
            <CodeBlock>{copyCommands({ bucket, key: archive.key, entityId, region })}</CodeBlock>
          </>
        )}
      </SpaceBetween>
    </Container>
  )
}
