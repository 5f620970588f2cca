import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { Can } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDnsWords } from '../../../kit/words/use-dns-words.ts'
import { useDnsCheck } from './use-dns-check.ts'

/** The causes that a mail proxy in front of WorkMail explains. */
const proxyCauses: readonly string[] = ['precedingMx', 'severalMx', 'mailProxy', 'otherMx']

/**
 * The notice that mail does not go to WorkMail alone, until an administrator notes that a mail
 * proxy is in front. The status stays as it is. Source: DOM-27, T-04.
 */
export function MailProxyNotice() {
  const text = useText('dnsCheck')
  const words = useDnsWords()
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { query, input } = useDnsCheck('mx')
  const notes = useRead('organizationNotes.list', scope)
  const put = useWrite('organizationNotes.put')
  const take = useWrite('organizationNotes.delete')
  const subject = input.domainName.toLowerCase()
  const note = notes.data?.items.find(
    (each) => each.kind === 'mailProxy' && each.subject === subject,
  )
  const cause = query.data?.causes.find(({ code }) => proxyCauses.includes(code))
  const named = { ...scope, kind: 'mailProxy', subject } as const
  const failure = put.error ?? take.error
  if (!notes.data || (!cause && !note)) return null
  return (
    <>
      {failure && <ErrorAlert error={apiErrorOf(failure)} />}
      {note ? (
        <div>
          {text('muted', { name: note.notedBy, time: dateTime(note.notedAt) })}{' '}
          <Can id="organizationNotes.delete">
            <Button
              variant="inline-link"
              loading={take.isPending}
              onClick={() => take.mutate(named)}
            >
              {text('unmute')}
            </Button>
          </Can>
        </div>
      ) : (
        cause && (
          <Alert
            type="warning"
            header={text('mxBanner', { domain: input.domainName })}
            action={
              <Can id="organizationNotes.put">
                <Button loading={put.isPending} onClick={() => put.mutate(named)}>
                  {text('mute')}
                </Button>
              </Can>
            }
          >
            {words.cause(cause)} {text('muteMeaning')}
          </Alert>
        )
      )}
    </>
  )
}
