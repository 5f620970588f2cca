import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useText } from '../../../kit/words/texts.ts'

const facts = [
  'concept',
  'hidden',
  'groups',
  'time',
  'outlook',
  'webApp',
  'folders',
  'rules',
] as const

/**
 * Explains permissions, and answers questions that come up after setting them. Source: PERM-01, 03,
 * 10, 11, 14.
 */
export function PermissionsHelp() {
  const text = useText('directory')
  return (
    <ExpandableSection headerText={text('permissionsHelp')}>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{text(`permissionsHelp.${fact}`)}</li>
        ))}
      </ul>
    </ExpandableSection>
  )
}
