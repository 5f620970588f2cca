import {
  daysLeft,
  isManaged,
  keptUntil,
  quotaWarningPercent,
} from '@mailroom/schemas/directory-rules'
import type { Output } from '@mailroom/schemas/operations'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useAwsNow } from '../../kit/data/use-aws-now.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { diagnosisPath } from '../../kit/entity/diagnosis-path.ts'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { entityPath } from '../../kit/entity/entity-path.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Direction, Finding } from './findings.ts'
import { type Judged, useFinding } from './use-finding.tsx'

/** The most similar addresses that a sentence names. */
const mostNear = 3

type Owner = NonNullable<Output<'entities.describe'>['owner']>

/** Reads the owner of an address, the owner's state, and who had it if nobody has. */
function useOwner(address: string | undefined) {
  const scope = useOrganizationScope()
  const email = address ?? ''
  const owner = useRead(
    'entities.describe',
    { ...scope, email },
    { enabled: address !== undefined },
  )
  const found = owner.data?.owner
  const id = found?.entityId ?? ''
  const details = {
    USER: useRead('users.describe', { ...scope, userId: id }, { enabled: found?.type === 'USER' }),
    GROUP: useRead(
      'groups.describe',
      { ...scope, groupId: id },
      { enabled: found?.type === 'GROUP' },
    ),
    RESOURCE: useRead(
      'resources.describe',
      { ...scope, resourceId: id },
      { enabled: found?.type === 'RESOURCE' },
    ),
  }
  // AWS takes the addresses from what is disabled; the index still has the primary one.
  const former = useRead(
    'entities.search',
    { ...scope, query: { text: email }, limit: 100 },
    { enabled: owner.data !== undefined && found === undefined },
  )
  // An address of nobody is often one with a typing error.
  const similar = useRead(
    'entities.suggest',
    { ...scope, text: email },
    { enabled: owner.data !== undefined && found === undefined },
  )
  return { owner, user: details.USER, described: found && details[found.type], former, similar }
}

type Mailbox = Output<'mailboxes.describe'>

/** What is read of a user, group or resource; a group has no date that counts. */
type Described = { state: string; disabledDate?: string | undefined }

/**
 * Checks who has an address, and whether the mailbox has room; nothing for a whole domain.
 * Source: RTE-01, ORG-42, USR-17.
 */
export function useOwnerFindings(address: string | undefined, direction: Direction): Finding[] {
  const text = useText('routingDiagnosis')
  const now = useAwsNow()
  const finding = useFinding()
  const { number, dateTime, either } = useFormats()
  const scope = useOrganizationScope()
  const { owner, user, described, former, similar } = useOwner(address)
  const hasMailbox =
    user.data?.state === 'ENABLED' && user.data.userRole !== 'REMOTE_USER' && isManaged(user.data)
  const userId = owner.data?.owner?.entityId ?? ''
  const mailbox = useRead('mailboxes.describe', { ...scope, userId }, { enabled: hasMailbox })
  if (address === undefined) return []

  /** What is lost while its owner is disabled, who enables it, and until when nothing is gone. */
  const judgeDisabled = (name: string, type: Owner['type'], disabledDate?: string): Judged => {
    const isKept =
      type !== 'GROUP' && disabledDate !== undefined && daysLeft(disabledDate, now) >= 0
    const until = isKept ? dateTime(keptUntil(disabledDate)) : 'none'
    const by = ({ USER: 'users', GROUP: 'groups', RESOURCE: 'resources' } as const)[type]
    return {
      state: 'failed',
      explanation: [
        text('owner.disabled', { name, address, type }),
        ...(isKept ? [text('owner.kept', { type, until })] : []),
      ].join(' '),
      remedy: { by: `${by}.enable` },
    }
  }
  const judgeFormer = ({ items }: Pick<Output<'entities.search'>, 'items'>): Judged => {
    const last = items.find(({ email }) => email?.toLowerCase() === address.toLowerCase())
    const free = text('owner.free', { address })
    const near = (similar.data?.items ?? []).flatMap(({ email, state }) =>
      email !== undefined && state === 'ENABLED' ? [email] : [],
    )
    const [nearest] = near
    if (!last && nearest !== undefined)
      return {
        state: 'failed',
        explanation: `${text('owner.near', { addresses: either(near.slice(0, mostNear)) })} ${free}`,
        next: {
          to: `${diagnosisPath(scope, nearest)}&direction=${direction}`,
          text: text('next.near', { address: nearest }),
        },
      }
    if (!last)
      return {
        ...{ state: 'failed', explanation: free },
        remedy: { by: 'aliases.create' },
        next: {
          to: organizationPath(scope, `find-address?address=${encodeURIComponent(address)}`),
          text: text('next.findAddress'),
        },
      }
    const name = nameOf(last)
    return {
      ...judgeDisabled(name, last.type, last.disabledDate),
      next: { to: entityPath(scope, last), text: text('next.open', { name }) },
    }
  }
  const judgeOwner = (found: Owner, entity: Described, role?: string): Judged => {
    const { type, entityId: id, isPrimary } = found
    const name = found.displayName || found.name || id
    const isSender = direction === 'from' && type === 'GROUP'
    const tab = type !== 'GROUP' ? undefined : isSender ? 'permissions' : 'recipients'
    const next = {
      to: entityPath(scope, { type, id }, tab),
      text: text(
        type !== 'GROUP' ? 'next.open' : isSender ? 'next.permissions' : 'next.recipients',
        { name },
      ),
    }
    if (entity.state !== 'ENABLED')
      return { ...judgeDisabled(name, type, entity.disabledDate), next }
    if (role === 'REMOTE_USER')
      return { state: 'attention', explanation: text('owner.remote', { name }), next }
    const words = { name, type: isPrimary ? 'primary' : 'alias' }
    return {
      ...{ state: 'passed', next },
      explanation: text(isSender ? 'owner.GROUP.from' : `owner.${type}`, words),
    }
  }
  const judgeMailbox = ({ mailboxSize, mailboxQuota }: Mailbox): Judged => {
    const percent = (100 * mailboxSize) / mailboxQuota
    const level = percent >= 100 ? 'full' : percent >= quotaWarningPercent ? 'nearlyFull' : 'room'
    const sizes = { size: number(Math.ceil(mailboxSize)), quota: number(mailboxQuota) }
    return {
      state: ({ full: 'failed', nearlyFull: 'attention', room: 'passed' } as const)[level],
      explanation: text(`mailbox.${level}`, sizes),
      ...(level === 'room' ? {} : { remedy: { by: 'mailboxes.updateQuota' } }),
      next: {
        to: entityPath(scope, { type: 'USER', id: userId }, 'quota'),
        text: text('next.quota'),
      },
    }
  }

  const found = owner.data?.owner
  // That nobody has the address is known without who had it.
  // Before the directory is listed for the first time, nobody knows who had it.
  const isListed = former.data?.index.asOf !== undefined || former.data?.index.problem !== undefined
  const known = isListed ? former.data : former.error ? { items: [] } : undefined
  const last = similar.data === undefined && !similar.error ? undefined : known
  return [
    owner.data && !found
      ? finding('owner', { ...former, data: last, error: null }, judgeFormer)
      : found && described && !owner.error
        ? finding<Described>('owner', described, (entity) =>
            judgeOwner(found, entity, user.data?.userRole),
          )
        : finding('owner', { ...owner, data: undefined }, (): never => {
            throw new Error('There is no owner yet')
          }),
    ...(hasMailbox ? [finding('mailbox', mailbox, judgeMailbox)] : []),
  ]
}

/**
 * Checks whether mail to a group reaches anybody; nothing for an address of somebody else. AWS tells
 * the members of enabled groups only. Source: RTE-01, GRP-08.
 */
export function useRecipientsFinding(address: string | undefined): Finding[] {
  const text = useText('routingDiagnosis')
  const finding = useFinding()
  const scope = useOrganizationScope()
  const { owner, described } = useOwner(address)
  const found = owner.data?.owner
  const isGroup = found?.type === 'GROUP' && described?.data?.state === 'ENABLED'
  const id = found?.entityId ?? ''
  const query = useRead('groups.listRecipients', { ...scope, groupId: id }, { enabled: isGroup })
  if (!isGroup) return []
  const name = found.displayName || found.name || id
  return [
    finding('recipients', query, ({ items, more }: Output<'groups.listRecipients'>): Judged => {
      const enabled = items.filter(({ state }) => state === 'ENABLED').length
      const kind = enabled > 0 ? 'some' : more ? 'unknown' : items.length > 0 ? 'disabled' : 'none'
      const states = {
        ...({ none: 'failed', disabled: 'failed', some: 'passed', unknown: 'unasked' } as const),
      }
      return {
        state: states[kind],
        explanation: text(`recipients.${kind}`, { name, count: enabled }),
        ...(kind === 'none' ? { remedy: { by: 'groupMembers.associate' } } : {}),
        ...(kind === 'disabled' ? { remedy: { by: 'users.enable' } } : {}),
        next: {
          to: entityPath(scope, { type: 'GROUP', id }, 'recipients'),
          text: text('next.recipients', { name }),
        },
      }
    }),
  ]
}
