export * from './api-error.ts'
export * from './apply-address-pattern.ts'
export {
  type AuditEntry,
  type AuditTargetKind,
  auditResults,
  auditTargetKinds,
} from './audit-entries.ts'
export * from './aws-call.ts'
export * from './aws-cli.ts'
export * from './can.ts'
export {
  type BulkChange,
  type BulkKind,
  bulkChanges,
  Change,
  type ChangeKind,
  changeKinds,
  isForGood,
  maxTargets,
  Targets,
} from './changes.ts'
export type { Capability, Service } from './connections.ts'
export { capabilityIds, capabilityOf } from './connections.ts'
export type { Declaration, Needs } from './declare.ts'
export * from './directory-rules.ts'
export type { IndexState } from './entities.ts'
export { Entity, EntityQuery, EntitySort, EntityType } from './entities.ts'
export { EntityState } from './entity-state.ts'
export * from './field-problems.ts'
export * from './fold-text.ts'
export { generatePassword } from './generate-password.ts'
export type { GroupMember } from './group-members.ts'
export type { Group, Recipient } from './groups.ts'
export * from './iam-policy.ts'
export { ImportRow, maxImportRows } from './import-row.ts'
export {
  Facts,
  JobNote,
  JobProblem,
  JobRow,
  JobRowState,
  JobStep,
  operationsForGood,
  type PlanProblem,
} from './job-rows.ts'
export { isMoving, Job, JobMove, JobState, toRetry } from './jobs.ts'
export { journalSender, mayBeJournalSender } from './journal-sender.ts'
export type { HeldPermission, MailboxPermission } from './mailbox-permissions.ts'
export { PermissionType } from './mailbox-permissions.ts'
export type { MobileDeviceAccessOverride } from './mobile-device-access-overrides.ts'
export type { MobileDevice } from './mobile-devices.ts'
export { OnboardingTemplate } from './onboarding-templates.ts'
export * from './open-api.ts'
export * from './operations.ts'
export { OrganizationNote } from './organization-notes.ts'
export type { Organization } from './organizations.ts'
export type { Owner } from './owners.ts'
export * from './password-policy.ts'
export type { PasswordReset } from './password-resets.ts'
export type { PersonalAccessToken } from './personal-access-tokens.ts'
export * from './proposed-names.ts'
export * from './region.ts'
export type { BookableResource, ResourceSummary } from './resources.ts'
export { BookingOptions, ResourceType } from './resources.ts'
export * from './role.ts'
export * from './secret.ts'
export type { Connection } from './session.ts'
export type { SessionSummary } from './sessions.ts'
export type { SignInReason } from './sign-in-reason.ts'
export { awsName } from './spelling.ts'
export { text, withoutHidden } from './text.ts'
export type { FoundUser, User, UserRole } from './users.ts'
export * from './why-not.ts'
