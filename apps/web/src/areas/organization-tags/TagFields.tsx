import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import { maxTags } from '@mailroom/schemas/directory-rules'
import type { OrganizationTag } from '@mailroom/schemas/organization-tags'
import { useRef } from 'react'
import { useFieldArray } from 'react-hook-form'
import { useField, useFieldError } from '../../kit/form/use-field.ts'
import { useText } from '../../kit/words/texts.ts'

type Form = { tags: OrganizationTag[] }

function TagInput({ name, required }: { name: string; required: boolean }) {
  const { value, change, blur, ref } = useField(name, '')
  return (
    <Input
      ref={ref}
      name={name}
      value={value}
      autoComplete={false}
      spellcheck={false}
      ariaRequired={required}
      onChange={({ detail }) => change(detail.value)}
      onBlur={blur}
    />
  )
}

/** The tags of a form, a row each, with a button that removes it. Source: TAG-02, TAG-04. */
export function TagFields() {
  const text = useText('organizationTags')
  const errorAt = useFieldError()
  const editor = useRef<AttributeEditorProps.Ref>(null)
  const { fields, append, remove } = useFieldArray<Form>({ name: 'tags' })
  const field = (member: keyof OrganizationTag) => ({
    label: text(member),
    control: (_: OrganizationTag, index: number) => (
      <TagInput name={`tags.${index}.${member}`} required={member === 'key'} />
    ),
    errorText: (_: OrganizationTag, index: number) => errorAt(`tags.${index}.${member}`),
  })
  return (
    <AttributeEditor
      ref={editor}
      items={fields}
      definition={[field('key'), field('value')]}
      empty={text('none')}
      addButtonText={text('add')}
      disableAddButton={fields.length >= maxTags}
      additionalInfo={text('count', { count: fields.length, max: maxTags })}
      removeButtonText={text('remove')}
      removeButtonAriaLabel={({ key }) => text('removeTag', { key })}
      i18nStrings={{ itemRemovedAriaLive: text('removed') }}
      onAddButtonClick={() =>
        append({ key: '', value: '' }, { focusName: `tags.${fields.length}.key` })
      }
      onRemoveButtonClick={({ detail: { itemIndex } }) => {
        // The focus goes to the button that is there afterwards.
        if (fields.length === 1) editor.current?.focusAddButton()
        else editor.current?.focusRemoveButton(Math.min(itemIndex, fields.length - 2))
        remove(itemIndex)
      }}
    />
  )
}
