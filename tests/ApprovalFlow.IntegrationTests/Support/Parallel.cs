// Each fixture has a database and an application of its own, so that two can run side by side, also where it
// kills processes: those are its own. What measures, or harms a whole site, says NonParallelizable and runs alone after them.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
