using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Verbs;

// A table of contents: each verb is one class in Verbs/.
try
{
    return args.FirstOrDefault() switch
    {
        "serve" => await Serve.Run(args[1..]),
        "migrate" => await Migrate.Run(args[1..]),
        "demo" => await DemoLaden.Run(args[1..]),
        "procedure" => await ProcedureVerb.Run(args[1..]),
        "nota" => await NotaVerb.Run(args[1..]),
        "termijn" => TermijnVerb.Run(args[1..]),
        "planning" => PlanningVerb.Run(args[1..]),
        "audit" => await AuditVerb.Run(args[1..]),
        "beheer" => await BeheerVerb.Run(args[1..]),
        _ => Usage.Print(),
    };
}
catch (Exception fout) when (fout is InstellingFout or VerbFout)
{
    await Console.Error.WriteLineAsync(fout.Message);
    return 1;
}
