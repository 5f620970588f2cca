import SpaceBetween from '@cloudscape-design/components/space-between'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { EnumCheckbox } from '../../../kit/form/EnumCheckbox.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  /** The likely address. */
  suggestion: string
  /** True if it is the current address of the resource. */
  current?: boolean
}

/**
 * The fields of a resource that can be set when it is added, and changed later. Source: RES-03,
 * RES-05.
 */
export function ResourceFields({ suggestion, current = false }: Props) {
  const text = useText('resources')
  return (
    <SpaceBetween size="m">
      <TextField name="name" label={text('name')} constraint={text('nameConstraint')} />
      <TextField
        name="description"
        label={text('description')}
        constraint={text('descriptionConstraint')}
        optional
      />
      <SelectField
        name="type"
        label={text('type')}
        options={[
          { value: 'ROOM', label: text('type.ROOM') },
          { value: 'EQUIPMENT', label: text('type.EQUIPMENT') },
        ]}
      />
      <AddressField name="email" label={text('email')} suggestion={suggestion} current={current} />
      <EnumCheckbox
        name="hiddenFromGlobalAddressList"
        on={false}
        off={true}
        label={text('showInAddressList')}
      />
    </SpaceBetween>
  )
}
