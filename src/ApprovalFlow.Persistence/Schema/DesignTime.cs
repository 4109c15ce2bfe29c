using Microsoft.EntityFrameworkCore.Design;

namespace ApprovalFlow.Persistence;

/// <summary>For dotnet-ef only, which needs the model and never connects.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ApprovalFlowDb>
{
    public ApprovalFlowDb CreateDbContext(string[] args) => ApprovalFlowDbOptions.Open("Host=nowhere");
}
