using ApprovalFlow.IntegrationTests.Kill;

#pragma warning disable MA0047 // the runtime looks for this name outside any namespace
/// <summary>Runs in the real server before its Main: DOTNET_STARTUP_HOOKS names this assembly.</summary>
internal static class StartupHook
{
    public static void Initialize() => Killer.Install();
}
