using ApprovalFlow.IntegrationTests.Support;

namespace ApprovalFlow.IntegrationTests;

// In the namespace above all tests, so that it stands around each of them.
[SetUpFixture]
internal sealed class TestRun
{
    [OneTimeTearDown]
    public async Task Stop()
    {
        try
        {
            await TestRabbit.StopSharedAsync();
            await TestDatabase.DropTemplateAsync();
        }
        finally
        {
            await TestPostgres.StopAsync();
        }
    }
}
