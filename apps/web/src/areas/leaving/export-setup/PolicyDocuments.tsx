import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type ExportPlace,
  exportBucketCommands,
  exportCallerCommands,
  exportCallerPolicy,
  exportPolicyFiles,
  exportReaderPolicy,
  exportRoleCommands,
  exportRolePolicy,
  exportTrustPolicy,
} from '@mailroom/schemas/export-policies'
import { Button } from '@mailroom/ui/Button'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { type ReactNode, useState } from 'react'
import { saveFile } from '../../../kit/export/export-rows.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { useText } from '../../../kit/words/texts.ts'

type DocumentProps = {
  id: keyof typeof exportPolicyFiles
  content: object
  children?: ReactNode
}

/** A document to copy and to download, with what it is for. */
function PolicyDocument({ id, content, children }: DocumentProps) {
  const text = useText('exportSetup')
  const file = exportPolicyFiles[id]
  const json = JSON.stringify(content, null, 2)
  return (
    <section aria-label={text(`document.${id}`)}>
      <SpaceBetween size="xs">
        <Header variant="h3" description={text(`documentMeaning.${id}`)}>
          {text(`document.${id}`)}
        </Header>
        {children}
        <Disclosure title={text('show', { file })}>
          <CodeBlock>{json}</CodeBlock>
        </Disclosure>
        <Button
          onClick={() => saveFile(new Blob([`${json}\n`], { type: 'application/json' }), file)}
        >
          {text('download', { file })}
        </Button>
      </SpaceBetween>
    </section>
  )
}

/** The commands that make what was said above, for a shell in which the AWS CLI is signed in. */
function Commands({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Disclosure title={title}>
      <CodeBlock>{lines.join('\n')}</CodeBlock>
    </Disclosure>
  )
}

/** The documents for the role of exports, and the choice of AWS's own text. Source: EXIT-09. */
function RoleDocuments({ place }: { place: ExportPlace }) {
  const text = useText('exportSetup')
  const [asInGuide, setAsInGuide] = useState(false)
  return (
    <>
      <PolicyDocument id="trust" content={exportTrustPolicy(place)} />
      <PolicyDocument id="role" content={exportRolePolicy(place, { asInGuide })}>
        <Checkbox
          checked={asInGuide}
          description={text('asInGuideMeaning')}
          onChange={({ detail }) => setAsInGuide(detail.checked)}
        >
          {text('asInGuide')}
        </Checkbox>
      </PolicyDocument>
      <Commands title={text('roleCommands')} lines={exportRoleCommands(place)} />
    </>
  )
}

/** What Mailroom's own role needs; reading the archives, and with them mail, is apart. */
function CallerDocuments({ place }: { place: ExportPlace }) {
  const text = useText('exportSetup')
  return (
    <>
      <PolicyDocument id="caller" content={exportCallerPolicy(place)} />
      <Commands title={text('callerCommands')} lines={exportCallerCommands('caller')} />
      <Disclosure title={text('readerTitle')}>
        <SpaceBetween size="s">
          <PolicyDocument id="reader" content={exportReaderPolicy(place)} />
          <Commands title={text('callerCommands')} lines={exportCallerCommands('reader')} />
        </SpaceBetween>
      </Disclosure>
    </>
  )
}

/**
 * The policies and the commands, filled in, for whoever may create them. Source: EXIT-09, EXIT-11.
 */
export function PolicyDocuments({ place }: { place: ExportPlace | undefined }) {
  const text = useText('exportSetup')
  return (
    <Container
      header={
        <Header variant="h2" description={text('documentsMeaning')}>
          {text('documents')}
        </Header>
      }
    >
      {place ? (
        <SpaceBetween size="l">
          <Commands title={text('bucketCommands')} lines={exportBucketCommands(place)} />
          <RoleDocuments place={place} />
          <CallerDocuments place={place} />
        </SpaceBetween>
      ) : (
        <div>{text('documentsNeedSettings')}</div>
      )}
    </Container>
  )
}
