import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  moverCreateCommands,
  moverFiles,
  moverPolicy,
  moverRevokeCommands,
  moverTrustPolicy,
} from '@mailroom/schemas/mover-policies'
import type { Mover } from '@mailroom/schemas/movers'
import { Button } from '@mailroom/ui/Button'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { saveFile } from '../../../kit/export/export-rows.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'

function Document({ id, content }: { id: keyof typeof moverFiles; content: object }) {
  const text = useText('leftOvers')
  const file = moverFiles[id]
  const json = JSON.stringify(content, null, 2)
  return (
    <section aria-label={text(`document.${id}`)}>
      <SpaceBetween size="xs">
        <Header variant="h3" description={text(`meaning.${id}`)}>
          {text(`document.${id}`)}
        </Header>
        <CodeBlock>{json}</CodeBlock>
        <Button
          onClick={() => saveFile(new Blob([`${json}\n`], { type: 'application/json' }), file)}
        >
          {text('download', { file })}
        </Button>
      </SpaceBetween>
    </section>
  )
}

function Commands({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section aria-label={title}>
      <SpaceBetween size="xs">
        <Header variant="h3">{title}</Header>
        <CodeBlock>{lines.join('\n')}</CodeBlock>
      </SpaceBetween>
    </section>
  )
}

/** The policies and the commands for a company's role, filled in. Source: KIT-08. */
export function MoverDocuments({ mover }: { mover: Mover }) {
  const text = useText('leftOvers')
  const query = useRead('organizations.describe', useOrganizationScope())
  return (
    <Container
      header={
        <Header variant="h2" description={text('documentsMeaning')}>
          {text('documents')}
        </Header>
      }
    >
      <Loaded query={query}>
        {({ arn: organizationArn }) =>
          organizationArn === undefined ? (
            <div>{text('noArn')}</div>
          ) : (
            <SpaceBetween size="l">
              <Document id="trust" content={moverTrustPolicy({ ...mover, organizationArn })} />
              <Document id="policy" content={moverPolicy({ ...mover, organizationArn })} />
              <Commands title={text('createCommands')} lines={moverCreateCommands(mover)} />
              <Commands title={text('revokeCommands')} lines={moverRevokeCommands(mover)} />
            </SpaceBetween>
          )
        }
      </Loaded>
    </Container>
  )
}
