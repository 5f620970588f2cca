import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { copyText } from '@mailroom/ui/copy-text'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { exportPages, saveFile } from '../../../kit/export/export-rows.ts'
import { fileName } from '../../../kit/export/file-name.ts'
import { inPortions } from '../../../kit/export/in-portions.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type NameFormat, recordColumns, type WantedRecord } from './dns-records.ts'
import { NameFormatSelect } from './NameFormatSelect.tsx'
import { useIsSwitched } from './SwitchOver.tsx'
import { zoneFile } from './zone-file.ts'

/** The most records of which the page shows the zone file; more are only copied and saved. */
const mostShown = 100

type Props = {
  records: readonly WantedRecord[]
  domainName: string
  format: NameFormat
  onFormat: (format: NameFormat) => void
}

/**
 * Copies and saves all records in the chosen format of names, and says where they are entered.
 * Source: DOM-08, DOM-10, DOM-19, DOM-20.
 */
export function CopyRecords({ records, domainName, format, onFormat }: Props) {
  const text = useText('domainRecords')
  const app = useText('app')
  const { region } = useOrganizationScope()
  const isSwitched = useIsSwitched()
  const zone = () => zoneFile(records, { domainName, region, format, isSwitched })
  const states = records.map(({ toHave }) => toHave?.state)
  const unsure = (['checking', 'unknown'] as const).find((state) => states.includes(state))
  const copyAll = async () => {
    const isCopied = await copyText(zone())
    notify(
      isCopied
        ? { type: 'success', content: text('copiedAll', { count: records.length }) }
        : { type: 'error', content: app('copyFailed') },
    )
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('enterMeaning')}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button iconName="copy" onClick={() => void copyAll()}>
                {text('copyAll')}
              </Button>
              <Button
                iconName="download"
                onClick={() => {
                  const name = fileName([domainName, text('records')], new Date(), 'txt')
                  saveFile(new Blob([zone()], { type: 'text/plain;charset=utf-8' }), name)
                }}
              >
                {text('saveZone')}
              </Button>
              <Button
                iconName="download"
                onClick={() => {
                  const columns = recordColumns(format, domainName)
                  const name = [domainName, text('records')]
                  // Programs of DNS providers expect commas in every language.
                  void exportPages(name, columns, inPortions(records), 'csv', { language: 'en' })
                }}
              >
                {text('saveCsv')}
              </Button>
            </SpaceBetween>
          }
        >
          {text('enter')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <div role="status">
          {unsure && (
            <Alert type={unsure === 'checking' ? 'info' : 'warning'}>
              {text(`unsure.${unsure}`)}
            </Alert>
          )}
        </div>
        <NameFormatSelect value={format} onChange={onFormat} />
        <div>{text('formatHint')}</div>
        {records.length <= mostShown && (
          <Disclosure title={text('zoneFile')}>
            <CodeBlock>{zone()}</CodeBlock>
          </Disclosure>
        )}
        <Disclosure title={text('whereToEnter')}>
          <ul>
            <li>{text('where.provider')}</li>
            <li>{text('where.route53')}</li>
            <li>{text('where.underscore')}</li>
            <li>{text('where.ttl')}</li>
          </ul>
        </Disclosure>
      </SpaceBetween>
    </Container>
  )
}
