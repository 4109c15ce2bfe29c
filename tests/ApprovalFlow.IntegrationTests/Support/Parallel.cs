// Each fixture has a database and an application of its own, so that two can run side by side; what kills processes, or
// measures, says NonParallelizable and runs alone after the others.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
