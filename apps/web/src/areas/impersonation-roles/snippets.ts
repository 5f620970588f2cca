/** What the guide's placeholders stand for. Source: IMP-10. */
export type Place = {
  region: string
  organizationId: string
  impersonationRoleId: string
  ewsUrl: string
  emailAddress: string
}

/**
 * Programs that open the inbox of a user with a role. They get the token when they run, and the
 * credentials as every SDK does; none is in them.
 */
export const snippets = [
  {
    language: 'java',
    code: (place: Place) => `// WorkMail client of the AWS SDK for Java 2, and the EWS Java API
import java.net.URI;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.enumeration.misc.ConnectingIdType;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.misc.ImpersonatedUserId;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.workmail.WorkMailClient;

public class OpenMailbox {
  public static void main(String[] args) throws Exception {
    try (WorkMailClient workmail = WorkMailClient.builder().region(Region.of("${place.region}")).build();
         ExchangeService ews = new ExchangeService(ExchangeVersion.Exchange2010_SP2)) {
      String token = workmail.assumeImpersonationRole(request -> request
          .organizationId("${place.organizationId}")
          .impersonationRoleId("${place.impersonationRoleId}")).token();
      ews.setUrl(new URI("${place.ewsUrl}"));
      ews.getHttpHeaders().put("Authorization", "Bearer " + token);
      ews.setImpersonatedUserId(new ImpersonatedUserId(ConnectingIdType.SmtpAddress, "${place.emailAddress}"));
      Folder inbox = Folder.bind(ews, WellKnownFolderName.Inbox);
      System.out.println(inbox.getTotalCount());
    }
  }
}`,
  },
  {
    language: 'dotnet',
    code: (place: Place) => `// AWSSDK.WorkMail and the EWS Managed API
using System;
using Amazon;
using Amazon.WorkMail;
using Amazon.WorkMail.Model;
using Microsoft.Exchange.WebServices.Data;

using var workMail = new AmazonWorkMailClient(RegionEndpoint.GetBySystemName("${place.region}"));
var assumed = await workMail.AssumeImpersonationRoleAsync(new AssumeImpersonationRoleRequest
{
    OrganizationId = "${place.organizationId}",
    ImpersonationRoleId = "${place.impersonationRoleId}",
});
var ews = new ExchangeService(ExchangeVersion.Exchange2010_SP2)
{
    Url = new Uri("${place.ewsUrl}"),
    ImpersonatedUserId = new ImpersonatedUserId(ConnectingIdType.SmtpAddress, "${place.emailAddress}"),
};
ews.HttpHeaders["Authorization"] = $"Bearer {assumed.Token}";
var inbox = Folder.Bind(ews, WellKnownFolderName.Inbox);
Console.WriteLine(inbox.TotalCount);`,
  },
  {
    language: 'python',
    code: (place: Place) => `# boto3 and exchangelib
import boto3
from exchangelib import IMPERSONATION, Account, Configuration, Version
from exchangelib.transport import AUTH_TYPE_MAP
from exchangelib.version import EXCHANGE_2010_SP2
from requests.auth import AuthBase

workmail = boto3.client("workmail", region_name="${place.region}")


class ImpersonationRoleAuth(AuthBase):
    def __init__(self):
        self.token = workmail.assume_impersonation_role(
            OrganizationId="${place.organizationId}",
            ImpersonationRoleId="${place.impersonationRoleId}",
        )["Token"]

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


AUTH_TYPE_MAP["ImpersonationRoleAuth"] = ImpersonationRoleAuth

account = Account(
    primary_smtp_address="${place.emailAddress}",
    config=Configuration(
        service_endpoint="${place.ewsUrl}",
        version=Version(EXCHANGE_2010_SP2),
        auth_type="ImpersonationRoleAuth",
    ),
    autodiscover=False,
    access_type=IMPERSONATION,
)
print(account.inbox.total_count)`,
  },
  {
    language: 'cli',
    code: (place: Place) => `# AWS CLI and curl; the token stays in the shell
TOKEN=$(aws workmail assume-impersonation-role \\
  --region ${place.region} \\
  --organization-id ${place.organizationId} \\
  --impersonation-role-id ${place.impersonationRoleId} \\
  --query Token --output text)
curl --silent --show-error ${place.ewsUrl} \\
  --header "Authorization: Bearer $TOKEN" \\
  --header 'Content-Type: text/xml; charset=utf-8' \\
  --data-binary @- <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
  xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
  <soap:Header>
    <t:RequestServerVersion Version="Exchange2010_SP2"/>
    <t:ExchangeImpersonation>
      <t:ConnectingSID><t:SmtpAddress>${place.emailAddress}</t:SmtpAddress></t:ConnectingSID>
    </t:ExchangeImpersonation>
  </soap:Header>
  <soap:Body>
    <m:GetFolder>
      <m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>
      <m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds>
    </m:GetFolder>
  </soap:Body>
</soap:Envelope>
XML`,
  },
] as const
