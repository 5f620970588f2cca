// Made by tools/generate-constraints.ts from the service model workmail-2017-10-01.json
// (sha256 a71d4610526beaf6aa95c452543f359b291bb67610bd5b203abf33f601b8986a). Do not edit.

export const AccessControlRuleAction = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z]+$/ } as const
export const AccessControlRuleDescription = { type: 'string', min: 0, max: 255, pattern: /^[\u0020-\u00FF]+$/ } as const
export const AccessControlRuleEffect = { type: 'enum', values: ['ALLOW', 'DENY'] } as const
export const AccessControlRuleName = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ } as const
export const AccessEffect = { type: 'enum', values: ['ALLOW', 'DENY'] } as const
export const AmazonResourceName = { type: 'string', min: 1, max: 1011, pattern: /^arn:aws:workmail:[a-z0-9-]*:[a-z0-9-]+:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}$/ } as const
export const ApplicationArn = { type: 'string', min: 10, max: 1224, pattern: /^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso::\d{12}:application\/(sso)?ins-[a-zA-Z0-9-.]{16}\/apl-[a-zA-Z0-9]{16}$/ } as const
export const AvailabilityProviderType = { type: 'enum', values: ['EWS', 'LAMBDA'] } as const
export const Boolean = { type: 'boolean' } as const
export const BooleanObject = { type: 'boolean' } as const
export const Description = { type: 'string', min: 0, max: 1023, pattern: /^[\S\s]*$/ } as const
export const DeviceId = { type: 'string', min: 1, max: 32, pattern: /^[A-Za-z0-9]+$/ } as const
export const DeviceModel = { type: 'string', min: 1, max: 256, pattern: /^[\u0020-\u00FF]+$/ } as const
export const DeviceOperatingSystem = { type: 'string', min: 1, max: 256, pattern: /^[\u0020-\u00FF]+$/ } as const
export const DeviceType = { type: 'string', min: 1, max: 256, pattern: /^[\u0020-\u00FF]+$/ } as const
export const DeviceUserAgent = { type: 'string', min: 1, max: 256, pattern: /^[\u0020-\u00FF]+$/ } as const
export const DirectoryId = { type: 'string', min: 12, max: 12, pattern: /^d-[0-9a-f]{10}$/ } as const
export const DnsRecordVerificationStatus = { type: 'enum', values: ['PENDING', 'VERIFIED', 'FAILED'] } as const
export const DomainName = { type: 'string', min: 3, max: 255, pattern: /^[a-zA-Z0-9.-]+$/ } as const
export const EmailAddress = { type: 'string', min: 1, max: 254, pattern: /^[a-zA-Z0-9._%+-]{1,64}@[a-zA-Z0-9.-]+\.[a-zA-Z-]{2,}$/ } as const
export const EntityIdentifier = { type: 'string', min: 1, max: 256, pattern: /^[a-zA-Z0-9._%+@-]+$/ } as const
export const EntityState = { type: 'enum', values: ['ENABLED', 'DISABLED', 'DELETED'] } as const
export const EntityType = { type: 'enum', values: ['GROUP', 'USER', 'RESOURCE'] } as const
export const ExpiresIn = { type: 'long' } as const
export const ExternalUserName = { type: 'string', min: 0, max: 256, pattern: /^[\u0020-\u00FF]+$/ } as const
export const FolderName = { type: 'enum', values: ['INBOX', 'DELETED_ITEMS', 'SENT_ITEMS', 'DRAFTS', 'JUNK_EMAIL'] } as const
export const GroupName = { type: 'string', min: 1, max: 256, pattern: /^[\u0020-\u00FF]+$/ } as const
export const HostedZoneId = { type: 'string', min: 1, max: 32, pattern: /^[^/\\]*$/ } as const
export const IdempotencyClientToken = { type: 'string', min: 1, max: 128, pattern: /^[\x21-\x7e]+$/ } as const
export const IdentityCenterApplicationName = { type: 'string', min: 0, max: 255, pattern: /^[\w+=,.@-]+$/ } as const
export const IdentityProviderAuthenticationMode = { type: 'enum', values: ['IDENTITY_PROVIDER_ONLY', 'IDENTITY_PROVIDER_AND_DIRECTORY'] } as const
export const IdentityProviderIdentityStoreId = { type: 'string', min: 1, max: 36 } as const
export const IdentityProviderUserId = { type: 'string', min: 1, max: 47, pattern: /^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/ } as const
export const IdentityProviderUserIdForUpdate = { type: 'string', min: 0, max: 47, pattern: /^(?:^$|^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$)$/ } as const
export const IdentityProviderUserIdPrefix = { type: 'string', min: 1, max: 47, pattern: /^[A-Fa-f0-9-]+$/ } as const
export const ImpersonationRoleDescription = { type: 'string', min: 1, max: 256, pattern: /^[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F\x3C\x3E\x5C]+$/ } as const
export const ImpersonationRoleId = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ } as const
export const ImpersonationRoleName = { type: 'string', min: 1, max: 64, pattern: /^[^\x00-\x1F\x7F\x3C\x3E\x5C]+$/ } as const
export const ImpersonationRoleType = { type: 'enum', values: ['FULL_ACCESS', 'READ_ONLY'] } as const
export const ImpersonationRuleDescription = { type: 'string', min: 1, max: 256, pattern: /^[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F\x3C\x3E\x5C]+$/ } as const
export const ImpersonationRuleId = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ } as const
export const ImpersonationRuleName = { type: 'string', min: 1, max: 64, pattern: /^[^\x00-\x1F\x7F\x3C\x3E\x5C]+$/ } as const
export const ImpersonationToken = { type: 'string', min: 1, max: 256, pattern: /^[\x21-\x7e]+$/ } as const
export const InstanceArn = { type: 'string', min: 10, max: 1124, pattern: /^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/ } as const
export const IpAddress = { type: 'string', min: 1, max: 15, pattern: /^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])$/ } as const
export const IpRange = { type: 'string', min: 1, max: 18, pattern: /^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\/([0-9]|[12][0-9]|3[0-2])$/ } as const
export const KmsKeyArn = { type: 'string', min: 20, max: 2048, pattern: /^arn:aws:kms:[a-z0-9-]*:[a-z0-9-]+:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}$/ } as const
export const LambdaArn = { type: 'string', min: 49, max: 256, pattern: /^arn:aws:lambda:[a-z]{2}-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9\-_\.]+(:(\$LATEST|[a-zA-Z0-9\-_]+))?$/ } as const
export const LogGroupArn = { type: 'string', min: 47, max: 562, pattern: /^arn:aws:logs:[a-z\-0-9]*:[0-9]{12}:log-group:([\.\-_/#A-Za-z0-9]+):\*$/ } as const
export const MailboxExportErrorInfo = { type: 'string', min: 1, max: 1024, pattern: /^[\S\s]*$/ } as const
export const MailboxExportJobId = { type: 'string', min: 1, max: 63, pattern: /^[A-Za-z0-9-]+$/ } as const
export const MailboxExportJobState = { type: 'enum', values: ['RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] } as const
export const MailboxQuota = { type: 'integer', min: 1 } as const
export const MailboxSize = { type: 'double', min: 0 } as const
export const MaxResults = { type: 'integer', min: 1, max: 100 } as const
export const MemberType = { type: 'enum', values: ['GROUP', 'USER'] } as const
export const MobileDeviceAccessRuleDescription = { type: 'string', min: 1, max: 256, pattern: /^[\S\s]+$/ } as const
export const MobileDeviceAccessRuleEffect = { type: 'enum', values: ['ALLOW', 'DENY'] } as const
export const MobileDeviceAccessRuleId = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ } as const
export const MobileDeviceAccessRuleName = { type: 'string', min: 1, max: 64, pattern: /^[\S\s]+$/ } as const
export const NewResourceDescription = { type: 'string', min: 0, max: 64, secret: true } as const
export const NextToken = { type: 'string', min: 1, max: 1024, pattern: /^(?:^[\S\s]*|[a-zA-Z0-9/+=]{1,1024}$)$/ } as const
export const OrganizationId = { type: 'string', min: 34, max: 34, pattern: /^m-[0-9a-f]{32}$/ } as const
export const OrganizationName = { type: 'string', min: 1, max: 62, pattern: /^(?!d-)([\da-zA-Z]+)([-][\da-zA-Z]+)*$/ } as const
export const Password = { type: 'string', min: 0, max: 256, pattern: /^[\u0020-\u00FF]+$/, secret: true } as const
export const Percentage = { type: 'integer', min: 0, max: 100 } as const
export const PermissionType = { type: 'enum', values: ['FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF'] } as const
export const PersonalAccessTokenConfigurationStatus = { type: 'enum', values: ['ACTIVE', 'INACTIVE'] } as const
export const PersonalAccessTokenId = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ } as const
export const PersonalAccessTokenLifetimeInDays = { type: 'integer', min: 1, max: 3653 } as const
export const PersonalAccessTokenName = { type: 'string', min: 1, max: 64, pattern: /^[^\x00-\x1F\x7F\x3C\x3E\x5C]+$/ } as const
export const PersonalAccessTokenScope = { type: 'string', min: 1, max: 256, pattern: /^[^\x00-\x1F\x7F\x3C\x3E\x5C]+$/ } as const
export const PolicyDescription = { type: 'string', min: 0, max: 256, pattern: /^[\w\d\s\S\-!?=,.;:'_]+$/, secret: true } as const
export const ResourceDescription = { type: 'string', min: 1, max: 64, secret: true } as const
export const ResourceId = { type: 'string', min: 34, max: 34, pattern: /^r-[0-9a-f]{32}$/ } as const
export const ResourceName = { type: 'string', min: 1, max: 20, pattern: /^[\w\-.]+(@[a-zA-Z0-9.\-]+\.[a-zA-Z0-9-]{2,})?$/ } as const
export const ResourceType = { type: 'enum', values: ['ROOM', 'EQUIPMENT'] } as const
export const RetentionAction = { type: 'enum', values: ['NONE', 'DELETE', 'PERMANENTLY_DELETE'] } as const
export const RetentionPeriod = { type: 'integer', min: 1, max: 730 } as const
export const RoleArn = { type: 'string', min: 20, max: 2048, pattern: /^arn:aws:iam:[a-z0-9-]*:[a-z0-9-]+:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}$/ } as const
export const S3BucketName = { type: 'string', min: 1, max: 63, pattern: /^[A-Za-z0-9.-]+$/ } as const
export const S3ObjectKey = { type: 'string', min: 1, max: 1023, pattern: /^[A-Za-z0-9!_.*'()/-]+$/ } as const
export const ShortString = { type: 'string', min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ } as const
export const String = { type: 'string', min: 0, max: 256 } as const
export const TagKey = { type: 'string', min: 1, max: 128 } as const
export const TagValue = { type: 'string', min: 0, max: 256 } as const
export const Timestamp = { type: 'timestamp' } as const
export const Url = { type: 'string', min: 0, max: 256, pattern: /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]+)?\/.*$/ } as const
export const UserAttribute = { type: 'string', min: 0, max: 256, secret: true } as const
export const UserName = { type: 'string', min: 1, max: 64, pattern: /^[\w\-.]+(@[a-zA-Z0-9.\-]+\.[a-zA-Z0-9-]{2,})?$/ } as const
export const UserRole = { type: 'enum', values: ['USER', 'RESOURCE', 'SYSTEM_USER', 'REMOTE_USER'] } as const
export const WorkMailDomainName = { type: 'string', min: 3, max: 209, pattern: /^[a-zA-Z0-9.-]+$/ } as const
export const WorkMailIdentifier = { type: 'string', min: 12, max: 256 } as const
