using ApprovalFlow.Web.Verbs;

namespace ApprovalFlow.Web.Demo;

/// <summary>The notas that the demo begins with, made by the same commands that people use.</summary>
internal static class DemoNotas
{
    public static Task<int> Laad(VerbHost host, CancellationToken stop) => Task.FromResult(0);
}
