import SpaceBetween from '@cloudscape-design/components/space-between'
import { lintSeverities, lintTargets } from '@mailroom/schemas/lint-findings'
import { Select } from '@mailroom/ui/Select'
import { useText } from '../../../kit/words/texts.ts'
import { ruleIds } from './rules.ts'
import { useLintChoices } from './use-lint-filter.ts'

/** Filters the findings by target, severity, rule, and whether they are accepted. */
export function FindingFilters() {
  const text = useText('linter')
  const { target, severity, rule, accepted } = useLintChoices()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel={text('target')}
        options={[
          { value: '', label: text('any.target') },
          ...lintTargets.map((value) => ({ value, label: text(`target.${value}`) })),
        ]}
        value={target[0] ?? ''}
        onChange={target[1]}
      />
      <Select
        ariaLabel={text('severity')}
        options={[
          { value: '', label: text('any.severity') },
          ...lintSeverities.map((value) => ({ value, label: text(`severity.${value}`) })),
        ]}
        value={severity[0] ?? ''}
        onChange={severity[1]}
      />
      <Select
        ariaLabel={text('rule')}
        options={[
          { value: '', label: text('any.rule') },
          ...ruleIds.map((value) => ({ value, label: value })),
        ]}
        value={rule[0] ?? ''}
        onChange={rule[1]}
      />
      <Select
        ariaLabel={text('acceptance')}
        options={[
          { value: '', label: text('any.accepted') },
          { value: 'no', label: text('accepted.no') },
          { value: 'yes', label: text('accepted.yes') },
        ]}
        value={accepted[0] ?? ''}
        onChange={accepted[1]}
      />
    </SpaceBetween>
  )
}
