package io.strowger.tools.simulation;
public final class SimMain { 
  public static void main(String[] a){ long t0=System.nanoTime();
   if(a[0].equals("kills")){ var r=Kills.run(new KillsOptions(Integer.parseInt(a[1]),Long.parseLong(a[2]),12,0.8),d->{ if(d%50==0)System.out.println(d);}, a.length>4? new Trace(Double.parseDouble(a[3]),Double.parseDouble(a[4]),System.out::println):Trace.NONE); System.out.println(r); return;}
   if(a[0].equals("days")){ var r=Days.run(new DaysOptions(Integer.parseInt(a[1]),Integer.parseInt(a[3]),Integer.parseInt(a[4]),Long.parseLong(a[2])),d->System.out.printf("day %d %.1f s %s%n",d,(System.nanoTime()-t0)/1e9, java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()/1000000), a.length>6? new Trace(Double.parseDouble(a[5]),Double.parseDouble(a[6]),System.out::println):Trace.NONE); System.out.println(r); return;}
   long from=Long.parseLong(a[0]); int n=Integer.parseInt(a[1]); int links = a.length>2?Integer.parseInt(a[2]):0;int bad=0; long calls=0,inputs=0;
   Trace tr = a.length>4? new Trace(Double.parseDouble(a[3]),Double.parseDouble(a[4]),System.out::println):Trace.NONE;
   for(long s=from;s<from+n;s++){ SimResult r=Sim.run(new SimOptions(s,SimOptions.MINUTES,links),tr); calls+=r.calls().calls(); inputs+=r.work().inputs(); if(!r.isWell()){bad++; System.out.println("seed "+s+" "+r.problems());}}
   System.out.printf("%d seeds, %d bad, %d calls, %d inputs, %.1f s, cpu %d ms%n",n,bad,calls,inputs,(System.nanoTime()-t0)/1e9, java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()/1000000);
  }}
