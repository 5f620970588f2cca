import { maxTargets } from '@mailroom/schemas/changes'
import { ButtonDropdown } from '@mailroom/ui/ButtonDropdown'
import { useNavigate } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  chosen: ReadonlySet<string>
  /** How many tokens the list has with its filters and its search. */
  listed: number
  /** Returns the ids of all of them. */
  listedIds: () => Promise<string[]>
}

/**
 * Has it planned to revoke the chosen tokens, or all in the list. A plan sends nothing: it is read,
 * and started, on its own page. Source: PAT-06, PAT-08.
 */
export function RevokeMenu({ chosen, listed, listedIds }: Props) {
  const text = useText('organizationTokens')
  const errorWords = useErrorWords()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const plan = useWrite('jobs.plan')
  const countProblem = (count: number) => {
    if (count === 0) return text('nothingToRevoke')
    return count > maxTargets ? text('tooMany', { max: maxTargets }) : undefined
  }
  const choose = async (what: string) => {
    const personalAccessTokenIds = what === 'chosen' ? [...chosen] : await listedIds()
    try {
      const { jobId } = await plan.mutateAsync({
        ...scope,
        change: { kind: 'revokeTokens', targets: { personalAccessTokenIds } },
      })
      void navigate(organizationPath(scope, `jobs/${jobId}`))
    } catch (error) {
      notify({ type: 'error', content: errorWords(apiErrorOf(error)) })
    }
  }
  return (
    <ButtonDropdown
      loading={plan.isPending}
      items={[
        {
          id: 'chosen',
          text: text('revokeChosen', { count: chosen.size }),
          disabledReason: chosen.size === 0 ? text('chooseFirst') : countProblem(chosen.size),
        },
        {
          id: 'listed',
          text: text('revokeListed', { count: listed }),
          disabledReason: countProblem(listed),
        },
      ]}
      onChoose={(what) => void choose(what)}
    >
      {text('revoke')}
    </ButtonDropdown>
  )
}
