namespace ApprovalFlow.UnitTests.Engine;

/// <summary>Test data of others that is read in place and not copied into the repository.</summary>
internal static class SharedFolder
{
    internal static string Find()
    {
        if (Environment.GetEnvironmentVariable("APPROVALFLOW_SHARED") is { Length: > 0 } given)
            return given;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (at.Parent is { } parent && Directory.Exists(Path.Combine(parent.FullName, "shared", "conformance")))
                return Path.Combine(parent.FullName, "shared");
        Assert.Fail("The folder 'shared' stands nowhere beside the repository: set APPROVALFLOW_SHARED to it.");
        return "";
    }
}
