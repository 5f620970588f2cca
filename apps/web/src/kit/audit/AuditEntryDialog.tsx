import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import { Details } from '@mailroom/ui/Details'
import { Loading } from '@mailroom/ui/Loading'
import { useParams } from 'react-router'
import { useRead } from '../data/use-read.ts'
import { RouteDialog } from '../dialog/RouteDialog.tsx'
import { AppLink } from '../page/AppLink.tsx'
import { Copyable } from '../page/Copyable.tsx'
import { Loaded } from '../page/Loaded.tsx'
import { useFormats } from '../words/formats.ts'
import { useRoleNames } from '../words/role-names.ts'
import { useText } from '../words/texts.ts'
import { AuditOrganization, useOrganizationAlias } from './AuditOrganization.tsx'
import { AuditOutcome } from './AuditOutcome.tsx'
import { AuditTarget } from './AuditTarget.tsx'
import { auditLogPath } from './audit-log-path.ts'
import { EntryValues } from './EntryValues.tsx'
import { whoOf } from './use-audit-columns.tsx'
import { jobPathOf, organizationOf, useAuditTarget } from './use-audit-target.ts'
import { useOperationTitle } from './use-operation-title.ts'

/** Everything about an entry: what, to whom, who, when, how it ended, and its names elsewhere. */
function EntryDetails({ entry }: { entry: AuditEntry }) {
  const text = useText('auditEntries')
  const { exactTime, utc, duration } = useFormats()
  const operationTitle = useOperationTitle()
  const roleNames = useRoleNames()
  const scope = organizationOf(entry)
  const jobPath = jobPathOf(entry)
  const { account, address, sessionId, connectionId, region, outcome } = entry
  const copied = (label: string, value: string | undefined) => ({
    label,
    value: value && <Copyable what={label}>{value}</Copyable>,
  })
  return (
    <Details
      items={[
        { label: text('operation'), value: operationTitle(entry.operation, entry.before) },
        { label: text('target'), value: <AuditTarget entry={entry} /> },
        { label: text('outcome'), value: <AuditOutcome entry={entry} /> },
        {
          label: text('who'),
          value: [whoOf(entry), roleNames(entry.role)].filter(Boolean).join(', '),
        },
        copied(text('account'), account),
        { label: text('address'), value: address },
        { label: text('at'), value: exactTime(entry.at) },
        { label: text('atUtc'), value: utc(entry.at) },
        {
          label: text('duration'),
          value: entry.durationMs === undefined ? undefined : duration(entry.durationMs),
        },
        {
          label: text('organization'),
          value: scope && <AuditOrganization scope={scope} />,
        },
        { label: text('connection'), value: [connectionId, region].filter(Boolean).join(' · ') },
        { label: text('code'), value: outcome },
        ...(typeof entry.details?.tries === 'number'
          ? [{ label: text('tries'), value: entry.details.tries }]
          : []),
        ...(jobPath === undefined
          ? []
          : [
              {
                label: text('job'),
                value: <AppLink to={jobPath}>{text('showJob')}</AppLink>,
              },
            ]),
        copied(text('session'), sessionId),
        copied(text('requestId'), entry.requestId),
        copied(text('awsRequestId'), entry.awsRequestId),
        copied(text('link'), `${location.origin}${auditLogPath({}, entry.number)}`),
        copied(text('hash'), entry.hash),
      ]}
    />
  )
}

/** The ways to more of the same person, and of the same object. */
function Related({ entry }: { entry: AuditEntry }) {
  const text = useText('auditEntries')
  const target = useAuditTarget()(entry)
  const { account, organizationId } = entry
  // What has no id is named in its organization: a rule.
  const inOrganization = target && target.name === entry.target?.name && organizationId
  const object =
    entry.target?.id !== undefined
      ? { objectId: entry.target.id }
      : inOrganization
        ? { organization: inOrganization }
        : undefined
  return (
    <SpaceBetween size="xxs">
      {account !== '' && (
        <AppLink to={auditLogPath({ personId: account, person: whoOf(entry) })}>
          {text('everythingBy', { name: whoOf(entry) })}
        </AppLink>
      )}
      {object && target && (
        <AppLink to={auditLogPath({ ...object, object: target.name })}>
          {text('everythingTo', { name: target.name })}
        </AppLink>
      )}
    </SpaceBetween>
  )
}

function useTitle(number: string, entry: AuditEntry | undefined): string {
  const text = useText('auditEntries')
  const operationTitle = useOperationTitle()
  const target = useAuditTarget()
  const isOrganization = entry?.target?.kind === 'ORGANIZATION'
  const alias = useOrganizationAlias(isOrganization ? organizationOf(entry) : undefined)
  if (!entry) return text('entryTitle', { number })
  const operation = operationTitle(entry.operation, entry.before)
  const name = alias ?? target(entry)?.name ?? ''
  return name === ''
    ? text('entryTitleOf', { number, operation })
    : text('entryTitleTo', { number, operation, target: name })
}

/**
 * An entry by its number, which is its address for ever: it opens over whatever page of the log,
 * or over the history of what was changed.
 */
export function AuditEntryDialog() {
  const text = useText('auditEntries')
  const { number = '' } = useParams()
  const query = useRead('auditEntries.describe', { number: Number(number) })
  const title = useTitle(number, query.data)
  return (
    <RouteDialog title={title} size="large">
      <Loaded
        query={query}
        outline={<Loading bare label={text('loadingEntry')} />}
        notFound={{
          codes: ['AuditEntryNotFound'],
          title,
          content: text('notFound'),
        }}
      >
        {(entry) => (
          <SpaceBetween size="l">
            <EntryDetails entry={entry} />
            <div>
              <Box variant="h3">{text('values')}</Box>
              <EntryValues entry={entry} />
              <div className="audit-note">
                {entry.details?.beforeFrom === 'INDEX' && `${text('beforeFromIndex')} `}
                {entry.leftOut?.includes('before') && `${text('beforeLeftOut')} `}
                {text('secretsHidden')}
              </div>
            </div>
            <Related entry={entry} />
          </SpaceBetween>
        )}
      </Loaded>
    </RouteDialog>
  )
}
