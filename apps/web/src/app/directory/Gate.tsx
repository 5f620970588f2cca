import type { WriteId } from '@mailroom/schemas'
import { Loading } from '@mailroom/ui/Loading'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { AppLink } from '../AppLink.tsx'
import { apiErrorOf, hasCode } from '../api/failure.ts'
import { useRead } from '../api/use-read.ts'
import { ErrorAlert } from '../ErrorAlert.tsx'
import { organizationPath, useOrganizationScope } from '../scope.ts'
import { useText } from '../texts/texts.ts'
import { bulkOperation } from './bulk-targets.ts'
import { useDirectory } from './use-directory.ts'
import { useWhyNot } from './use-why-not.ts'
import { needsTarget } from './why-not.ts'

/** The frame of the message that replaces a page or a dialog. */
export type Frame = ComponentType<{ title: string; children: ReactNode }>

type Props = { id: WriteId; Content: ComponentType; Frame: Frame }

/** Reads the user, group or resource of the address, if any; only if `wanted`. */
function useTarget(wanted: boolean) {
  const scope = useOrganizationScope()
  const { userId = '', groupId = '', resourceId = '' } = useParams()
  const isUser = userId !== ''
  const isGroup = !isUser && groupId !== ''
  const isResource = !isUser && !isGroup && resourceId !== ''
  const user = useRead('users.describe', { ...scope, userId }, { enabled: wanted && isUser })
  const group = useRead('groups.describe', { ...scope, groupId }, { enabled: wanted && isGroup })
  const resource = useRead(
    'resources.describe',
    { ...scope, resourceId },
    { enabled: wanted && isResource },
  )
  if (!wanted) return undefined
  if (isUser) return { ...user, list: 'users' } as const
  if (isGroup) return { ...group, list: 'groups' } as const
  return isResource ? ({ ...resource, list: 'resources' } as const) : undefined
}

/**
 * Guards a page or dialog that changes something, however it was opened: shows it if the change is
 * possible, and the reason if it is not. Unknown conditions do not block it. A person who got
 * through stays, because the change itself may make a second one impossible. Source: GEN-07, X-03,
 * T-27.
 */
export function Gate({ id, Content, Frame }: Props) {
  const app = useText('app')
  const { kind } = useParams()
  const wanted = (id === 'jobs.plan' && bulkOperation(kind)) || id
  const target = useTarget(needsTarget(wanted))
  const { isKnown } = useDirectory()
  const reason = useWhyNot()(wanted, target?.data)
  const [isOpen, setOpen] = useState(false)
  const isPossible = isKnown && reason === undefined && (!target || target.data !== undefined)
  useEffect(() => {
    if (isPossible) setOpen(true)
  }, [isPossible])
  if (isOpen || reason === undefined) return <Content />
  return <Frame title={app(`operation.${wanted}`)}>{reason}</Frame>
}

/**
 * Guards a page about a user, group or resource: waits for the entity, and says so if it does not
 * exist. Source: GEN-10.
 */
export function PageGate(props: Props) {
  const app = useText('app')
  const text = useText('directory')
  const scope = useOrganizationScope()
  const target = useTarget(true)
  const { id, Frame } = props
  if (!target || target.data) return <Gate {...props} />
  const { error, list } = target
  if (hasCode(error, 'EntityNotFoundException'))
    return (
      <Frame title={text(`notFound.${list}`)}>
        {text('notFoundExplanation')}{' '}
        <AppLink to={organizationPath(scope, list)}>{text(`backTo.${list}`)}</AppLink>
      </Frame>
    )
  return (
    <Frame title={app(`operation.${id}`)}>
      {error ? (
        <ErrorAlert error={apiErrorOf(error)} onRetry={() => void target.refetch()} />
      ) : (
        <Loading label={app('loading')} />
      )}
    </Frame>
  )
}
