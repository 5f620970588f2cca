import { exportOrders } from '@mailroom/schemas/export-runs'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The order in which the mailboxes of a run are exported. Source: XQ-11. */
export function OrderField() {
  const text = useText('exportQueue')
  return (
    <SelectField
      name="order"
      label={text('order')}
      description={text('orderMeaning')}
      options={exportOrders.map((order) => ({
        value: order,
        label: text(`order.${order}`),
        description: text(`orderMeaning.${order}`),
      }))}
    />
  )
}
